package org.artstore.index;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import javax.sql.DataSource;

/// A database in which something happens before each look at it.
public final class GrowingSource {

    private GrowingSource() {}

    public static DataSource of(DataSource source, Runnable before) {
        return (DataSource)
                Proxy.newProxyInstance(
                        GrowingSource.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("getConnection")) {
                                before.run();
                            }
                            try {
                                return method.invoke(source, arguments);
                            } catch (InvocationTargetException failure) {
                                throw failure.getCause();
                            }
                        });
    }
}
