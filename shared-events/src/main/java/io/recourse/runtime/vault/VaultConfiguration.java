package io.recourse.runtime.vault;

import com.zaxxer.hikari.HikariDataSource;
import io.recourse.runtime.axon.FirstEvents;
import io.recourse.runtime.database.VaultSchema;
import io.recourse.runtime.json.PersonalSeal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The vault of one process. */
@Configuration(proxyBeanMethods = false)
@Import(VaultSchema.class)
public class VaultConfiguration {

    /** From the environment, where nothing else brings them. */
    @Bean
    @ConditionalOnMissingBean
    MasterKeys masterKeys(Environment environment) {
        String keys = environment.getProperty("recourse.master-keys", "");
        String file = environment.getProperty("recourse.master-key-file", "");
        if (keys.isBlank() && file.isBlank()) {
            throw new IllegalStateException("personal data needs a master key: set " + MasterKeys.VARIABLE + " or "
                    + MasterKeys.FILE_VARIABLE + " (make one with: openssl rand -base64 32)");
        }
        return MasterKeys.parse(keys.isBlank() ? read(Path.of(file)) : keys);
    }

    @Bean(destroyMethod = "close")
    KeyConnections keyConnections(DataSource database) throws SQLException {
        return new KeyConnections(database.unwrap(HikariDataSource.class));
    }

    @Bean
    @DependsOn(VaultSchema.MIGRATION)
    DataKeys dataKeys(KeyConnections connections, MasterKeys masters, Clock clock) {
        KeyTable table = new KeyTable(connections.pool(), masters, clock);
        table.rewrap();
        return new DataKeys(table);
    }

    @Bean
    StreamOwners streamOwners(ObjectProvider<FirstEvents> events) {
        return new StreamOwners(events);
    }

    @Bean
    StreamKeys streamKeys(DataKeys keys, StreamOwners owners) {
        return new StreamKeys(keys, owners);
    }

    @Bean
    PersonalSeal personalSeal(DataKeys keys, StreamKeys streams) {
        return new PersonalVault(keys, streams);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of master keys cannot be read", e);
        }
    }
}
