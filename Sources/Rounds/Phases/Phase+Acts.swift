//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension Phase {
    /// The phase that `act` leads to from here, which may be this one; nil if the act is refused here.
    ///
    /// Two changes come about without an act: *adopted* becomes *ready* with the last sheet's Setup event, and *open* or
    /// *suspended* becomes *closing* when `closes` has passed.
    public func after(_ act: ActKind) -> Phase? {
        switch (self, act) {
        case (.draft, .adopt), (.ready, .unready): .adopted
        case (.ready, .open), (.suspended, .resume): .open
        case (.open, .suspend): .suspended
        case (.open, .extend), (.suspended, .extend): self
        case (.closing, .close): .closed
        case (.closed, .tally): .tallied
        case (.tallied, .publish): .published
        // A later report on what was done with the outcome is an answer too.
        case (.published, .answer), (.answered, .answer): .answered
        case (.tallied, .declareInvalid), (.published, .declareInvalid), (.answered, .declareInvalid): .invalid
        case (.draft, .annul), (.adopted, .annul), (.ready, .annul), (.open, .annul), (.suspended, .annul),
            (.closing, .annul), (.closed, .annul):
            .annulled
        case (.closed, .destroy), (.tallied, .destroy), (.published, .destroy), (.answered, .destroy),
            (.annulled, .destroy), (.invalid, .destroy):
            self
        default: nil
        }
    }
}
