package io.ratebook.domain;

import java.util.List;

/** Everything that an input workbook asks, in one case. */
public record Request(
        Header header,
        List<Scenario> scenarios,
        List<Assumption> assumptions,
        List<Usage> usages,
        List<Contract> contracts,
        List<Metric> metrics,
        List<Comparison> comparisons,
        List<Sensitivity> sensitivities,
        List<Expectation> expectations) {
    public Request {
        scenarios = List.copyOf(scenarios);
        assumptions = List.copyOf(assumptions);
        usages = List.copyOf(usages);
        contracts = List.copyOf(contracts);
        metrics = List.copyOf(metrics);
        comparisons = List.copyOf(comparisons);
        sensitivities = List.copyOf(sensitivities);
        expectations = List.copyOf(expectations);
    }

    /** The same with other usages. */
    public Request with(List<Usage> others) {
        return with(scenarios, others);
    }

    /** The same with other scenarios and usages. */
    public Request with(List<Scenario> all, List<Usage> others) {
        return new Request(
                header, all, assumptions, others, contracts, metrics, comparisons, sensitivities, expectations);
    }
}
