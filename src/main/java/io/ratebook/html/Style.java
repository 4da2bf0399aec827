package io.ratebook.html;

/** How the page looks: dark on white, light on dark where the reader's system is dark, and on paper. */
final class Style {
    private static final String COMMON = """
            * { box-sizing: border-box; }
            html { background-color: #ffffff; color: #1f2937; }
            body { margin: 0; line-height: 1.45; }
            h1 { font-size: 1.6em; margin: 0; line-height: 1.2; }
            h2 { font-size: 1.2em; margin: 1.8em 0 0.4em 0; border-bottom: 1px solid #d1d5db; padding-bottom: 0.2em; }
            h3 { font-size: 0.95em; margin: 1em 0 0.3em 0; }
            p { margin: 0.4em 0; }
            .lead, caption, small { color: #4b5563; }
            table { border-collapse: collapse; width: 100%; margin: 0.6em 0; font-size: 0.9em; }
            caption { text-align: left; padding: 0.8em 0 0.2em 0; }
            th, td { text-align: left; vertical-align: top; padding: 0.3em 0.6em; border-bottom: 1px solid #e5e7eb; }
            thead th { background-color: #1f3a5f; color: #ffffff; vertical-align: bottom; }
            tbody th { font-weight: normal; }
            th small { display: block; font-size: 0.85em; }
            .number { text-align: right; }
            .total { font-weight: bold; }
            .word { white-space: nowrap; }
            .good { background-color: #dcfce7; color: #14532d; }
            .warn { background-color: #fef3c7; color: #713f12; }
            .bad { background-color: #fee2e2; color: #7f1d1d; }
            """;

    static final String SCREEN = COMMON + """
            body { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
            main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem 1rem; }
            td { overflow-wrap: anywhere; }
            .number { white-space: nowrap; font-variant-numeric: tabular-nums; }
            thead .number { white-space: normal; }
            .table { overflow-x: auto; }
            svg { display: block; width: 100%; height: auto; max-width: 45rem; }
            @media (prefers-color-scheme: dark) {
              html { background-color: #111827; color: #e5e7eb; }
              h2, th, td { border-color: #374151; }
              .lead, caption, small { color: #9ca3af; }
              .chart svg { background-color: #ffffff; border-radius: 4px; padding: 6px; }
              thead th small { color: #e5e7eb; }
            }
            @media print {
              @page { size: A4; margin: 14mm; }
              html { background-color: #ffffff; color: #1f2937; font-size: 10pt; }
              main { max-width: none; padding: 0; }
              .table { overflow-x: visible; }
              thead { display: table-header-group; }
              tr, .chart, .whole { break-inside: avoid; }
              h2, h3 { break-after: avoid; }
              thead th, .good, .warn, .bad { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            }
            """;

    static final String PAPER = COMMON + """
            @page { size: A4; margin: 14mm 13mm 16mm 13mm;
              @bottom-right { content: counter(page) " / " counter(pages); font-family: "Page"; font-size: 8pt; color: #4b5563; } }
            body { font-family: "Page"; font-size: 9pt; }
            main { display: block; }
            section { display: block; }
            td, tbody th { word-wrap: break-word; }
            .number { word-wrap: normal; white-space: nowrap; }
            thead .number { white-space: normal; }
            .wide table { font-size: 0.78em; }
            .wide th, .wide td { padding-left: 0.3em; padding-right: 0.3em; }
            table { -fs-table-paginate: paginate; }
            tr, .chart, .whole { page-break-inside: avoid; }
            tbody th { width: 22%; }
            tbody .word { width: 6%; word-wrap: normal; }
            h2, h3 { page-break-after: avoid; }
            .drawing { font-size: 8pt; }
            """;

    private Style() {}
}
