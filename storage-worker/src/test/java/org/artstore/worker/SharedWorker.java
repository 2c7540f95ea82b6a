package org.artstore.worker;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives the constructors of tests one running worker, which all of them share. It ends after the
/// last test, before the broker does. A test that stopped it may leave it so: the next one gets it
/// running.
public final class SharedWorker implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RunningWorker.class;
    }

    @Override
    public RunningWorker resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var worker =
                test.getRoot()
                        .getStore(Namespace.create(SharedWorker.class))
                        .computeIfAbsent(
                                RunningWorker.class,
                                _ -> RunningWorker.start(),
                                RunningWorker.class);
        worker.startAgain();
        return worker;
    }
}
