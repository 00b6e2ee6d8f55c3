package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.bulk.BulkState;

/** What is counted together. In the order in which it is told. */
public enum BulkCategory {
    PROVED,
    UNPROVED,
    NOT_REVOKED,
    REFUSED,
    NOT_SENT,
    UNKNOWN,
    SAME,
    LEFT_OUT,
    UNDER_WAY,
    WAITING;

    static BulkCategory of(BulkState state) {
        return switch (state) {
            case BulkState.Waiting _ -> WAITING;
            case BulkState.Checking _, BulkState.UnderWay _ -> UNDER_WAY;
            case BulkState.SameProvider _ -> SAME;
            case BulkState.LeftOut _, BulkState.Blocked _ -> LEFT_OUT;
            case BulkState.Moved _,
                    BulkState.Changed _,
                    BulkState.Unrecordable _,
                    BulkState.Stopped _,
                    BulkState.Failed _ -> NOT_SENT;
            case BulkState.Ended ended ->
                switch (ended.conclusion().outcome()) {
                    case Outcome.Revoked _ -> PROVED;
                    case Outcome.RevokedUnproved _ -> UNPROVED;
                    case Outcome.NotRevoked _ -> NOT_REVOKED;
                    case Outcome.Refused _ -> REFUSED;
                    case Outcome.NotSent _ -> NOT_SENT;
                    case Outcome.Unknown _ -> UNKNOWN;
                };
        };
    }
}
