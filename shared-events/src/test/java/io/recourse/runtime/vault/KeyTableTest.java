package io.recourse.runtime.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.recourse.payment.CustomerId;
import io.recourse.personal.Owned;
import io.recourse.personal.Owner;
import io.recourse.personal.Personal;
import io.recourse.runtime.axon.FirstEvents;
import io.recourse.runtime.database.SchemaMigration;
import io.recourse.runtime.json.StoredJson;
import io.recourse.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keys on the real database. */
class KeyTableTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final CustomerId ANN = CustomerId.of("ann");
    private static final CustomerId BEN = CustomerId.of("ben");

    private final DataSource connections = connections();
    private final JdbcClient database = JdbcClient.create(connections);
    private final String first = MasterKeys.generate();
    private final String second = MasterKeys.generate();

    @Test
    void eachCustomerHasOneKeyWhoeverAsksFirst() throws Exception {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> ask = () -> ids.add(keys(first).of(ANN).id());
            for (Future<Boolean> asked :
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> ask).toList())) {
                asked.get();
            }
        }

        assertThat(ids).hasSize(1);
        assertThat(keys(first).of(BEN).id()).isNotIn(ids);
    }

    @Test
    void aForgottenCustomersWordsAreNeverReadAgainAndOthersAre() {
        PersonalVault vault = vault(keys(first));
        String ann = vault.seal(new Owner.Customer(ANN), "said by ann");
        String ben = vault.seal(new Owner.Customer(BEN), "said by ben");
        String nobody = vault.seal(new Owner.Nobody(), "said by nobody");

        DataKeys keys = keys(first);
        assertThat(keys.forget(ANN, NOW)).isPresent();

        assertThat(vault(keys).open(ann)).isEmpty();
        assertThat(vault(keys).open(ben)).contains("said by ben");
        assertThat(vault(keys).open(nobody)).contains("said by nobody");
        String later = vault(keys).seal(new Owner.Customer(ANN), "back again");
        assertThat(vault(keys).open(later)).contains("back again");
        assertThat(vault(keys).open(ann)).isEmpty();
    }

    /** Sealed anew after the key was gone it would be readable for ever, by the key that the customer has had since. */
    @Test
    void whatWasReadBeforeItsCustomerWasForgottenIsWrittenAgainAsItWas() {
        DataKeys keys = keys(first);
        JsonMapper json = StoredJson.mapper(vault(keys));
        Said before = new Said(Personal.of("said by ann"), Personal.of("and more"), ANN);
        String stored = json.writeValueAsString(before);
        Said read = json.readValue(stored, Said.class);

        assertThat(read).isEqualTo(before);
        assertThat(json.writeValueAsString(read)).isEqualTo(stored);
        keys.forget(ANN, NOW);
        assertThat(json.writeValueAsString(read)).isEqualTo(stored);
        assertThat(json.readValue(stored, Said.class).words().isForgotten()).isTrue();
    }

    /** What nobody's key protects is a customer's as soon as it stands among that customer's. */
    @Test
    void whatWasNobodysIsSealedByItsOwner() {
        DataKeys keys = keys(first);
        JsonMapper json = StoredJson.mapper(vault(keys));
        Personal<String> nobodys = json.readValue(
                json.writeValueAsString(Personal.of("a note")), new TypeReference<Personal<String>>() {});

        String stored = json.writeValueAsString(new Said(nobodys, nobodys, ANN));

        keys.forget(ANN, NOW);
        assertThat(json.readValue(stored, Said.class).words().isForgotten()).isTrue();
    }

    private record Said(Personal<String> words, Personal<String> more, CustomerId customer) implements Owned {

        @Override
        public Owner owner() {
            return new Owner.Customer(customer);
        }
    }

    @Test
    void whoCameBackIsNotForgottenByTheOldRequest() {
        DataKeys keys = keys(first);
        keys.of(ANN);

        assertThat(keys.forget(ANN, NOW.minusSeconds(1))).isEmpty();
        assertThat(keys.forget(ANN, NOW)).isPresent();
        assertThat(keys.forget(ANN, NOW)).isEmpty();
    }

    /** Every transaction of the application may need a key, and there are more of them than connections of the vault. */
    @Test
    void noConnectionIsKeptForTheTransactionAroundIt() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(connections);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(2_000);
        try (HikariDataSource one = new HikariDataSource(config)) {
            DataKeys keys = new DataKeys(new KeyTable(one, MasterKeys.parse(first), CLOCK));
            new TransactionTemplate(new DataSourceTransactionManager(connections)).executeWithoutResult(status -> {
                keys.of(ANN);
                assertThat(one.getHikariPoolMXBean().getActiveConnections()).isZero();
                keys.of(BEN);
                status.setRollbackOnly();
            });
            assertThat(keys(first).of(ANN).id())
                    .as("whatever becomes of the transaction")
                    .isEqualTo(keys.of(ANN).id());
        }
    }

    @Test
    void aNewMasterKeyTakesOverAndTheOldOneMayGo() {
        String sealed = vault(keys(first)).seal(new Owner.Customer(ANN), "words");

        assertThat(vault(keys(second + "," + first)).open(sealed)).contains("words");
        table(second + "\n" + first).rewrap();

        assertThat(vault(keys(second)).open(sealed)).contains("words");
        assertThatThrownBy(() -> vault(keys(first)).open(sealed))
                .isInstanceOf(VaultDamaged.class)
                .hasMessageContaining("not among those given")
                .hasMessageNotContaining(first);
    }

    @Test
    void aKeyPutInAnothersPlaceOpensNothing() {
        String sealed = vault(keys(first)).seal(new Owner.Customer(ANN), "words");
        vault(keys(first)).seal(new Owner.Customer(BEN), "words");
        database.sql("""
                        update vault.data_key set wrapped =
                          (select wrapped from vault.data_key where subject = 'customer:ben')
                        where subject = 'customer:ann'""").update();

        assertThatThrownBy(() -> vault(keys(first)).open(sealed)).isInstanceOf(VaultDamaged.class);
    }

    @Test
    void aThousandKeysAreMadeAtOnceAndOnlyOnce() {
        List<CustomerId> customers =
                IntStream.range(0, 1_000).mapToObj(i -> CustomerId.of("c-" + i)).toList();
        String before = keys(first).of(customers.get(7)).id();

        keys(first)
                .prepare(Stream.concat(customers.stream(), customers.stream()).toList());

        assertThat(database.sql("select count(*) from vault.data_key")
                        .query(Long.class)
                        .single())
                .isEqualTo(1_000);
        assertThat(keys(first).of(customers.get(7)).id()).isEqualTo(before);
    }

    @Test
    void nothingOfAMasterKeyIsInTheDatabase() {
        keys(first).of(ANN);

        assertThat(database.sql("select r::text from vault.data_key r")
                        .query((row, number) -> row.getString(1))
                        .list())
                .allSatisfy(row -> assertThat(row).doesNotContain(first));
        assertThat(MasterKeys.parse(first).toString()).doesNotContain(first);
    }

    @Test
    void keysOfAnotherFormAreRefusedWithoutShowingThem() {
        for (String bad : List.of("", " , ", "c2hvcnQ=", "not base64!", first + "x")) {
            assertThatThrownBy(() -> MasterKeys.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("c2hvcnQ")
                    .hasMessageNotContaining(first);
        }
    }

    private static PersonalVault vault(DataKeys keys) {
        return new PersonalVault(
                keys,
                new StreamKeys(
                        keys, new StreamOwners(new StaticListableBeanFactory().getBeanProvider(FirstEvents.class))));
    }

    private DataKeys keys(String masters) {
        return new DataKeys(table(masters));
    }

    private KeyTable table(String masters) {
        return new KeyTable(connections, MasterKeys.parse(masters), CLOCK);
    }

    private static DataSource connections() {
        TestDatabase fresh = TestDatabase.fresh();
        try {
            SchemaMigration.of(fresh.dataSource(), "vault").afterPropertiesSet();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return fresh.dataSource();
    }
}
