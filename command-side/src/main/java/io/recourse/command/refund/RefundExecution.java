package io.recourse.command.refund;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Hands an instruction to the gateway of the payment's source. */
@Component
class RefundExecution {

    private static final RefundGateway.Outcome UNKNOWN = new RefundGateway.Outcome.Declined("no-gateway-for-source");

    private final Map<String, RefundGateway> gateways;

    RefundExecution(List<RefundGateway> gateways) {
        this.gateways = gateways.stream().collect(Collectors.toMap(RefundGateway::source, Function.identity()));
    }

    /** @throws GatewayUnavailable see {@link RefundGateway#execute} */
    RefundGateway.Outcome execute(String source, RefundGateway.Instruction instruction) throws GatewayUnavailable {
        Optional<RefundGateway> gateway = Optional.ofNullable(gateways.get(source));
        return gateway.isEmpty() ? UNKNOWN : gateway.get().execute(instruction);
    }

    /** @throws GatewayUnavailable see {@link RefundGateway#takeBack} */
    RefundGateway.Outcome takeBack(String source, RefundGateway.Instruction instruction) throws GatewayUnavailable {
        Optional<RefundGateway> gateway = Optional.ofNullable(gateways.get(source));
        return gateway.isEmpty() ? UNKNOWN : gateway.get().takeBack(instruction);
    }
}
