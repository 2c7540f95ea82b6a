package org.artstore.starter.placement;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// When an element is too full. Shares are of its capacity.
///
/// @param largeFile what is longer goes elsewhere once an element is critical
/// @param diskReserveShare what a file system keeps free, as a share of the capacity
/// @param diskReserve what a file system keeps free at least
/// @param retryAfter what a client is told to wait when no element is online
@Validated
@ConfigurationProperties("artstore.placement")
public record PlacementSettings(
        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.95") double editCritical,
        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.99") double editFull,
        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.92") double rwCritical,
        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.98") double rwFull,
        @NotNull @DefaultValue("100MB") DataSize largeFile,
        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.05") double diskReserveShare,
        @NotNull @DefaultValue("1GB") DataSize diskReserve,
        @NotNull @DefaultValue("5s") Duration retryAfter) {}
