//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What a slug may identify.
public enum SlugKind {
    public enum Municipality {}
    public enum Round {}
    public enum Sheet {}
    public enum Question {}
    public enum Option {}
    public enum Zone {}
    public enum Group {}
}

/// A municipality of this instance, as in `assen`.
public typealias MunicipalityID = Slug<SlugKind.Municipality>
/// A round, unique in its instance, as in `halfweg-2028`; it stands in the name of the round's log.
public typealias RoundID = Slug<SlugKind.Round>
/// A sheet, unique in its round; it names the sheet's folder in the bundle.
public typealias SheetID = Slug<SlugKind.Sheet>
/// A question, unique in its round.
public typealias QuestionID = Slug<SlugKind.Question>
/// An option, unique in its question.
public typealias OptionID = Slug<SlugKind.Option>
/// A zone, unique in its round.
public typealias ZoneID = Slug<SlugKind.Zone>
/// A group, unique in its round.
public typealias GroupID = Slug<SlugKind.Group>
