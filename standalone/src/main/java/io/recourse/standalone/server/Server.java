package io.recourse.standalone.server;

import io.recourse.standalone.audit.AuditKeyFile;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.DataLock;
import io.recourse.standalone.data.KeptMasterKeys;
import io.recourse.standalone.data.Migrated;
import io.recourse.standalone.data.RunFile;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.database.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running installation. Closing it stops the application first and its database after it. */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final DataDirectory data;
    private final Secrets secrets;
    private final int port;
    private final Clock clock;
    private final Closing closing;

    private Server(DataDirectory data, Secrets secrets, int port, Clock clock, Closing closing) {
        this.data = data;
        this.secrets = secrets;
        this.port = port;
        this.clock = clock;
        this.closing = closing;
    }

    /**
     * Starts on the data directory, and stops when the process is told to end.
     *
     * @param port on 127.0.0.1; 0 takes a free one
     * @param settings further properties of the application, as {@code name=value}
     * @throws UserError when it cannot start
     */
    public static Server start(DataDirectory data, int port, LogTarget log, String... settings) {
        Closing closing = new Closing();
        Thread hook = new Thread(closing::close, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return start(data, port, settings(data, log, settings), closing);
        } catch (RuntimeException e) {
            closing.close();
            throw StartFailure.explained(e);
        }
    }

    private static Server start(DataDirectory data, int port, List<String> settings, Closing closing) {
        closing.then(DataLock.on(data)::close);
        data.emptyWork();
        Migrated.requireNot(data);
        requireFree(port);
        Secrets secrets = Secrets.ofHeld(data);
        EmbeddedDatabase database = EmbeddedDatabase.start(data, secrets);
        closing.then(database::close);

        ConfigurableApplicationContext application =
                application(secrets).run(arguments(database, port, secured(settings, secrets)));
        closing.then(application::close);

        int actualPort = portOf(application);
        RunFile.write(data, actualPort);
        closing.then(() -> RunFile.remove(data));
        LOG.atInfo()
                .addKeyValue("url", "http://127.0.0.1:" + actualPort)
                .addKeyValue("data", data.root())
                .log("Ready");
        return new Server(data, secrets, actualPort, application.getBean(Clock.class), closing);
    }

    private static List<String> secured(List<String> settings, Secrets secrets) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(AuditKeyFile.in(secrets).settings());
        return all;
    }

    private static SpringApplication application(Secrets secrets) {
        SpringApplication application = new SpringApplication(Standalone.class);
        // The database must outlive the application: one hook, which knows the order.
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("installationSecrets", secrets));
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("masterKeys", KeptMasterKeys.of(secrets)));
        return application;
    }

    private static String[] arguments(EmbeddedDatabase database, int port, List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        all.add("server.port=" + port);
        all.add("spring.datasource.url=" + database.url());
        all.add("spring.datasource.username=" + database.user());
        all.add("spring.datasource.password=" + database.password());
        return all.stream().map(setting -> "--" + setting).toArray(String[]::new);
    }

    private static int portOf(ConfigurableApplicationContext application) {
        return application instanceof ServletWebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : 0;
    }

    /**
     * Asked before anything that takes time: the commonest mistake is answered at once.
     *
     * @throws UserError when another process listens on the port
     */
    public static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw StartFailure.portInUse(port, e);
        }
    }

    private static List<String> settings(DataDirectory data, LogTarget log, String... settings) {
        List<String> all = new ArrayList<>(log.settings(data));
        all.addAll(List.of(settings));
        all.add("server.tomcat.basedir=" + data.work());
        all.add("recourse.content.work=" + data.work());
        // Where room is needed; the working directory may be on another disk.
        all.add("management.health.diskspace.path=" + data.root());
        all.add("spring.config.additional-location=optional:file:" + data.settings());
        return all;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public DataDirectory data() {
        return data;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** The application's time. */
    public Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        closing.close();
    }
}
