//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What is wrong in a form: the summary on top, its words again at the field.
struct FormErrors: Sendable {
    let items: [Link]

    /// The mistakes with the ids of their fields; nil if there are none.
    init?(_ errors: [(field: String, text: String)]) {
        guard !errors.isEmpty else { return nil }
        items = errors.map { Link($0.text, "#" + $0.field) }
    }
}

/// A text field with its label, hint and mistake.
struct FormField: Sendable {
    /// The field's id and name.
    let id: String
    let label: String
    let hint: String?
    let error: String?
    let value: String
    /// The attribute `autocomplete`.
    let autocomplete: String
    /// The ids of hint and error, for `aria-describedby`.
    let describedBy: String?
    /// The end of a class that sets the width: `short`, `medium`, `long`.
    let width: String

    /// The postcode of an address.
    static func postcode(_ t: Texts, error: String? = nil, value: String = "") -> FormField {
        FormField(
            "postcode",
            label: t("field.postcode"),
            hint: t("field.postcode-hint"),
            error: error,
            value: value,
            autocomplete: "postal-code",
            width: "short"
        )
    }

    /// The house number of an address.
    static func houseNumber(_ t: Texts, error: String? = nil, value: String = "") -> FormField {
        FormField(
            "house-number",
            label: t("field.house-number"),
            hint: t("field.house-number-hint"),
            error: error,
            value: value,
            width: "short"
        )
    }

    init(
        _ id: String,
        label: String,
        hint: String? = nil,
        error: String? = nil,
        value: String = "",
        autocomplete: String = "off",
        width: String = "medium"
    ) {
        self.id = id
        self.label = label
        self.hint = hint
        self.error = error
        self.value = value
        self.autocomplete = autocomplete
        self.width = width
        let ids = [hint == nil ? nil : "\(id)-hint", error == nil ? nil : "\(id)-error"].compactMap { $0 }
        describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}
