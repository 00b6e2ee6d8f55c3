package io.github.tokenrevoker.proxy;

/** The proxy settings of this machine, read once in a process. */
public final class CurrentProxy {
    private CurrentProxy() {}

    private static final class Holder {
        private static final SystemProxy READ = SystemProxy.ofEnvironment(System.getenv())
                .or(DesktopProxy::read)
                .orElse(SystemProxy.NOTHING);
    }

    /** Returns the settings of the environment, or else of the desktop. The first call blocks for up to a few seconds. */
    public static SystemProxy get() {
        return Holder.READ;
    }
}
