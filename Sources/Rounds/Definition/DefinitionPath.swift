//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A place in a definition, the same in YAML and in JSON: `sheets[0].questions[2].options`.
public struct DefinitionPath: Hashable, Sendable {
    public enum Component: Hashable, Sendable {
        case key(String)
        /// Counted from 0.
        case index(Int)
    }

    public let components: [Component]

    /// The definition itself.
    public static let root = DefinitionPath([])

    public init(_ components: [Component]) {
        self.components = components
    }

    /// The value of `key` at this place.
    public func key(_ key: String) -> DefinitionPath {
        DefinitionPath(components + [.key(key)])
    }

    /// The element of the list at this place.
    public subscript(_ index: Int) -> DefinitionPath {
        DefinitionPath(components + [.index(index)])
    }

    /// The place that this one is in; nil for the definition itself.
    public var parent: DefinitionPath? {
        components.isEmpty ? nil : DefinitionPath(components.dropLast())
    }
}

extension DefinitionPath: CustomStringConvertible {
    public var description: String {
        var text = ""
        for component in components {
            switch component {
            case .key(let key): text += text.isEmpty ? key : ".\(key)"
            case .index(let index): text += "[\(index)]"
            }
        }
        return text.isEmpty ? "the definition" : text
    }
}

extension DefinitionPath {
    init(_ components: ArraySlice<Component>) {
        self.init(Array(components))
    }
}
