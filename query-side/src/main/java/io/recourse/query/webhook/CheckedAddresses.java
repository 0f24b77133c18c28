package io.recourse.query.webhook;

import io.recourse.runtime.webhook.WebhookReach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The addresses of a host, asked for once and all checked: whoever connects does so to one of these, and asks nobody again, so that a
 * name cannot lead elsewhere between the check and the call.
 */
final class CheckedAddresses implements AutoCloseable {

    /** Asks for the addresses of a name. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** The host may not be called. */
    static final class NotAllowed extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Lookup lookup;
    private final WebhookReach reach;

    /** A name server that does not answer holds its thread, which must be none of those that everybody shares. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("webhook-lookup-", 0).factory());

    CheckedAddresses(Lookup lookup, WebhookReach reach) {
        this.lookup = lookup;
        this.reach = reach;
    }

    /**
     * @throws NotAllowed when one of them may not be called, whichever would be used
     * @throws UnknownHostException when there are none
     * @throws TimeoutException when nobody answers in time
     */
    List<InetAddress> of(String host, Duration patience) throws NotAllowed, UnknownHostException, TimeoutException {
        List<InetAddress> addresses = List.copyOf(Arrays.asList(ask(host, patience)));
        if (addresses.isEmpty()) {
            throw new UnknownHostException();
        }
        if (!addresses.stream().allMatch(reach::allows)) {
            throw new NotAllowed();
        }
        return addresses;
    }

    private InetAddress[] ask(String host, Duration patience) throws UnknownHostException, TimeoutException {
        Future<InetAddress[]> answer = threads.submit(() -> lookup.of(host));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new UnknownHostException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException();
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
