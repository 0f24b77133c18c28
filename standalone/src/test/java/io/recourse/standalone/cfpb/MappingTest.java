package io.recourse.standalone.cfpb;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Channel;
import io.recourse.dispute.Basis;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Reason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {

    private final Reasons reasons = new Reasons();

    // The samples have one row for every pair of product and issue of the files that they come from.
    @ParameterizedTest
    @EnumSource
    void namesEveryIssueOfTheSamples(CommittedSample sample, @TempDir Path directory) {
        assertThat(unknownIssues(sample.copyTo(directory))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cfpb_bofa_2017-05_2019-12.csv", "cfpb_sample_1000_multi_company.csv"})
    void namesEveryIssueOfTheRealFiles(String file) {
        assertThat(unknownIssues(Samples.real(file))).isEmpty();
    }

    @Test
    void aLineForTheProductGoesBeforeTheOneForAll() {
        assertThat(reasons.of("Checking or savings account", "Closing an account"))
                .contains(Reason.ACCOUNT_FROZEN);
        assertThat(reasons.of("Virtual currency", "Closing an account")).contains(Reason.SERVICE_QUALITY);
    }

    @Test
    void anIssueThatNobodyThoughtOfIsNotNamed() {
        assertThat(reasons.of("Prepaid card", "Overdraft, savings, or rewards features"))
                .isEmpty();
    }

    @Test
    void complaintsComeByTheChannelThatTheFileNames() {
        Channels channels = new Channels();
        assertThat(List.of("Web", "Referral", "Phone", "Postal mail", "Fax", "Email", "Telepathy"))
                .extracting(channels::of)
                .containsExactly(
                        Channel.REGULATOR,
                        Channel.REGULATOR,
                        Channel.PHONE,
                        Channel.LETTER,
                        Channel.LETTER,
                        Channel.EMAIL,
                        Channel.REGULATOR);
    }

    @Test
    void responsesCloseTheCaseButForThoseInProgress() {
        Answers answers = new Answers();
        assertThat(answers.to("Closed with monetary relief"))
                .contains(new Answer.Closing(Outcome.CUSTOMER_FAVOUR, Basis.CONCESSION));
        assertThat(answers.to("Untimely response")).contains(new Answer.Closing(Outcome.UNDECIDED, Basis.POLICY));
        assertThat(answers.to("In progress")).contains(new Answer.Contact());
        assertThat(answers.to("Closed with a smile")).isEmpty();
    }

    private List<ComplaintRow> unknownIssues(Path file) {
        return CfpbFile.read(file, Samples.LAST_DAY).replays().stream()
                .map(Replay::row)
                .filter(row -> reasons.of(row.product(), row.issue()).isEmpty())
                .toList();
    }
}
