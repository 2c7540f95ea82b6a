package org.artstore.standalone.server;

import org.artstore.embedded.process.RunningServer;
import org.artstore.embedded.redis.RedisServer;
import org.artstore.embedded.redis.RedisSettings;
import org.artstore.standalone.child.Child;
import org.artstore.standalone.child.RotatingLog;
import org.artstore.standalone.data.DataFolder;

/// Redis, a cache that may be lost at any time.
public final class RedisChild implements Child {
    private final RedisSettings settings;

    public RedisChild(DataFolder folder, int port) {
        this.settings =
                new RedisSettings(folder.programs(), port, new RotatingLog(folder.log("redis")));
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public RunningServer start() {
        return RedisServer.start(settings);
    }
}
