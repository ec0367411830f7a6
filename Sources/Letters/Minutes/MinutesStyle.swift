//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// How the minutes look: A4, black on white, tables that do not break within a row.
enum MinutesStyle {
    static let css = """
        @page { size: A4; margin: 20mm 20mm 22mm 20mm;
          @bottom-left { content: "Proces-verbaal"; font: 8pt "Liberation Sans", Arial, sans-serif }
          @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "Liberation Sans", Arial, sans-serif } }
        html { font: 10pt/1.4 "Liberation Sans", Arial, Helvetica, sans-serif; color: #000 }
        body { margin: 0 }
        h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 2mm 0 }
        h2 { font-size: 13pt; margin: 8mm 0 2mm 0; break-after: avoid }
        h3 { font-size: 10.5pt; margin: 5mm 0 1mm 0; break-after: avoid }
        p, ul { margin: 0 0 2mm 0 }
        .lead { font-size: 11pt }
        .provisional { border: 0.5mm solid #000; padding: 2mm 3mm; font-weight: bold }
        table { border-collapse: collapse; width: 100%; margin: 2mm 0 4mm 0; break-inside: avoid }
        caption { text-align: left; font-weight: bold; padding-bottom: 1mm; break-after: avoid }
        th, td { text-align: left; vertical-align: top; padding: 0.8mm 2mm 0.8mm 0; border-bottom: 0.2mm solid #888;
          font-weight: normal }
        thead th { font-size: 8.5pt; border-bottom: 0.4mm solid #000; vertical-align: bottom }
        .number { text-align: right; padding-left: 2mm; padding-right: 1mm; font-variant-numeric: tabular-nums }
        thead { display: table-header-group }
        tr { break-inside: avoid }
        .total th, .total td { font-weight: bold }
        .hash { font: 8.5pt/1.35 "DejaVu Sans Mono", "Liberation Mono", monospace; overflow-wrap: anywhere }
        .question { break-inside: avoid; margin-bottom: 5mm }
        .verdict { font-weight: bold }
        .note { font-size: 8.5pt }
        .blank { display: inline-block; width: 30mm; border-bottom: 0.3mm solid #000 }
        .lines { height: 24mm; border-bottom: 0.2mm solid #888 }
        .sign td, .sign th { height: 15mm; border-bottom: 0.3mm solid #000; vertical-align: bottom }
        .sign thead th { height: auto }
        """
}
