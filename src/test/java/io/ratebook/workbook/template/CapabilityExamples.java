package io.ratebook.workbook.template;

import io.ratebook.workbook.SheetLayout;

/** One workbook for each thing that prices can do, on the made-up vendor "example", each with its figures worked out by hand. */
final class CapabilityExamples {

    private CapabilityExamples() {}

    static NewWorkbook tiers() {
        Example example = book("tiered-prices", "Tiered prices", "USD", "");
        example.table(SheetLayout.USAGE, """
                Id         | Phase       | Activity                      | Provider | Model               | Period  | Months | Calls | Input tokens | Meter  | Quantity | Unit   | Repeat | Note
                graduated  | By quantity | Seats, each band its share    | example  | seats graduated     |         |        |       |              | seat   | 22       | seat   |        | 100 + 50 + 5 x 10 + 7 x 5
                volume     | By quantity | Seats, all at the band        | example  | seats volume        |         |        |       |              | seat   | 14       | seat   |        | 14 x 10
                package    | By quantity | Packages of ten               | example  | packages of ten     |         |        |       |              | item   | 11       | item   |        | two packages
                block      | By quantity | Blocks of two sizes           | example  | blocks              |         |        |       |              | item   | 5325     | item   |        | ten blocks of 100, five of 1,000
                rounded    | By quantity | Thousands, rounded up first   | example  | rounded thousands   |         |        |       |              | item   | 7400     | item   |        | 8,000: five at 1, three at 0.5
                month      | By quantity | Pages, each month for itself  | example  | pages a month       | monthly | 3      |       |              | page   | 1500000  | page   |        | three times 2,000 + 750
                minutes    | By request  | Calls by the started minute   | example  | calls by the minute |         |        |       |              | second | 61       | second | 1000   | two minutes each
                at limit   | By request  | Prompts of 200,000 tokens     | example  | chat long           |         |        | 100   | 200000       |        |          |        |        | at the limit
                over limit | By request  | Prompts of 200,001 tokens     | example  | chat long           |         |        | 100   | 200001       |        |          |        |        | one token over: all of it at twice the price
                from limit | By request  | Prompts of 128,000 tokens     | example  | chat from           |         |        | 10    | 128000       |        |          |        |        | the limit itself belongs to the band above
                """);
        example.expected("""
                Id | Figure                  | Where                 | Expected | Measure | Activity
                T1 | graduated, 22 seats     | graduated tier tests  | 235      | cost    | Seats, each band its share
                T2 | volume, 14 seats        | volume tier tests     | 140      | cost    | Seats, all at the band
                T3 | packages, 11 items      | package tests         | 30       | cost    | Packages of ten
                T4 | blocks, 5,325 items     | blocks tests          | 15       | cost    | Blocks of two sizes
                T5 | rounded, 7,400 items    | unit conversion tests | 6.5      | cost    | Thousands, rounded up first
                T6 | 1.5 million pages, 3 months | worked out by hand | 8250    | cost    | Pages, each month for itself
                T7 | 1,000 calls of 61 seconds | worked out by hand  | 12       | cost    | Calls by the started minute
                T8 | at the limit            | worked out by hand    | 60       | cost    | Prompts of 200,000 tokens
                T9 | over the limit          | worked out by hand    | 120.0006 | cost    | Prompts of 200,001 tokens
                T10 | from the limit         | worked out by hand    | 2.56     | cost    | Prompts of 128,000 tokens
                """);
        return example.book();
    }

    static NewWorkbook caching() {
        Example example = book("prompt-caching", "Prompt caching", "USD", "");
        example.table(SheetLayout.USAGE, """
                Id       | Phase     | Activity              | Provider  | Model            | Calls | Prefix tokens | Input tokens | Output tokens | Caching   | Minutes between calls | Calls a minute | Hit rate | Cache hours | Note
                none     | Anthropic | Without a cache       | anthropic | claude-sonnet-4  | 10000 | 2000          | 100          | 50            | none      |                       |                |          |             | the prefix at the price of input each time
                five     | Anthropic | For five minutes      | anthropic | claude-sonnet-4  | 10000 | 2000          | 100          | 50            | explicit  |                       |                |          |             | one write, 9,999 hits
                half     | Anthropic | Half of them hit      | anthropic | claude-sonnet-4  | 10000 | 2000          | 100          | 50            | explicit  |                       |                | 0.5      |             | 5,000 writes, 5,000 hits
                apart    | Anthropic | Calls too far apart   | anthropic | claude-sonnet-4  | 10000 | 2000          | 100          | 50            | explicit  | 6                     |                |          |             | every call writes, none hits
                short    | Anthropic | 21 tokens too short   | anthropic | claude-sonnet-4  | 10000 | 1003          | 100          | 50            | explicit  |                       |                |          |             | under the minimum of 1,024
                steps    | OpenAI    | In steps of 128       | openai    | gpt-5.4          | 10000 | 2000          | 100          | 50            | automatic |                       |                |          |             | 1,920 tokens hit, 80 don't
                routes   | OpenAI    | On three routes       | openai    | gpt-5.4          | 10000 | 2000          | 100          | 50            | automatic |                       | 45             |          |             | three misses: a route takes 15 calls a minute
                storage  | Google    | With storage          | google    | gemini-2.5-flash | 100   | 100000        | 100          | 50            | explicit  |                       |                |          | 8           | 800,000 token-hours are kept
                """);
        example.expected("""
                Id | Figure              | Where              | Expected | Measure | Activity
                K1 | without a cache     | worked out by hand | 70.5     | cost    | Without a cache
                K2 | one write           | worked out by hand | 16.5069  | cost    | For five minutes
                K3 | half of them hit    | worked out by hand | 51       | cost    | Half of them hit
                K4 | none hits           | worked out by hand | 85.5     | cost    | Calls too far apart
                K5 | too short           | worked out by hand | 40.59    | cost    | 21 tokens too short
                K6 | steps               | worked out by hand | 16.80432 | cost    | In steps of 128
                K7 | three misses        | worked out by hand | 16.81296 | cost    | On three routes
                K8 | storage             | worked out by hand | 1.1425   | cost    | With storage
                """);
        return example.book();
    }

    static NewWorkbook stacking() {
        Example example = book("batch-and-caching", "Batch and caching, vendor by vendor", "USD", "");
        example.table(SheetLayout.SCENARIOS, """
                Scenario | Description                     | Service tier
                standard | The same tokens, answered now   | standard
                batch    | The same tokens, within a day   | batch
                """);
        example.table(SheetLayout.USAGE, """
                Id      | Phase     | Activity             | Provider  | Model           | Calls | Input tokens | Cached input tokens | Output tokens | Note
                claude  | Anthropic | Everything is halved | anthropic | claude-sonnet-4 | 1000  | 1000         | 4000                | 500           | 3, 0.30 and 15 a million
                vertex  | Vertex    | Cached stays         | vertex    | gemini-2.5-pro  | 1000  | 1000         | 4000                | 500           | 1.25, 0.125 and 10 a million
                before  | OpenAI    | Nothing is cached    | openai    | gpt-4.1         | 1000  | 1000         | 4000                | 500           | 2, 0.50 and 8 a million
                since   | OpenAI    | Both hold            | openai    | gpt-5           | 1000  | 1000         | 4000                | 500           | 1.25, 0.125 and 10 a million
                """);
        example.expected("""
                Id | Figure                               | Where              | Expected | Measure | Scenario | Activity
                S1 | Anthropic, batch: half of 11.70      | worked out by hand | 5.85     | cost    | batch    | Everything is halved
                S2 | Vertex, batch: 0.625 + 0.50 + 2.50   | worked out by hand | 3.625    | cost    | batch    | Cached stays
                S3 | before GPT-5, batch: 5.00 + 2.00     | worked out by hand | 7        | cost    | batch    | Nothing is cached
                S4 | from GPT-5 on, batch: half of 6.75   | worked out by hand | 3.375    | cost    | batch    | Both hold
                S5 | Anthropic, standard                  | worked out by hand | 11.7     | cost    | standard | Everything is halved
                S6 | Vertex, standard                     | worked out by hand | 6.75     | cost    | standard | Cached stays
                S7 | before GPT-5, standard               | worked out by hand | 8        | cost    | standard | Nothing is cached
                S8 | from GPT-5 on, standard              | worked out by hand | 6.75     | cost    | standard | Both hold
                """);
        return example.book();
    }

    static NewWorkbook months() {
        Example example = book("monthly-plan", "A plan by month", "USD", """
                Contingency | 0.1 |
                Budget      | 4000 | for the half year
                """);
        example.table(SheetLayout.USAGE, """
                Id      | Phase | Activity       | Provider | Model      | Period  | From       | Months | Growth a month | Calls  | Input tokens | Output tokens | Meter    | Quantity | Unit price | Note
                answers | Run   | Answers        | example  | chat large | monthly | 2027-01-01 | 6      |                | 100000 | 1000         | 200           |          |          |            | the price of input changes on 2027-03-01
                index   | Run   | Index          | example  | embedding  | monthly | 2027-01-01 | 6      | 0.1            | 1000   | 1000000      |               |          |          |            | ten percent more each month
                licence | Start | Search licence |          |            |         | 2027-01-01 |        |                |        |              |               | purchase | 1        | 500        | paid once
                """);
        example.expected("""
                Id | Figure                          | Where              | Expected   | Measure | Activity | Meter | Month
                M1 | answers, six months             | worked out by hand | 2560       | cost    | Answers  |       |
                M2 | their input                     | worked out by hand | 1600       | cost    | Answers  | input |
                M3 | input in February, the old price | worked out by hand | 200       | cost    | Answers  | input | 2027-02
                M4 | input in March, the new price   | worked out by hand | 300        | cost    | Answers  | input | 2027-03
                M5 | index, growing                  | worked out by hand | 154.3122   | cost    | Index    |       |
                M6 | index in June                   | worked out by hand | 32.2102    | cost    | Index    |       | 2027-06
                M7 | everything, with contingency    | worked out by hand | 3535.74342 | cost    |          |       |
                M8 | everything in January           | worked out by hand | 968        | cost    |          |       | 2027-01
                """);
        return example.book();
    }

    static NewWorkbook contract() {
        Example example = book("contract-terms", "Contract terms", "USD", "");
        example.table(SheetLayout.SCENARIOS, """
                Scenario      | Description
                list          | At list prices
                with contract | With every kind of term
                """);
        example.table(SheetLayout.USAGE, """
                Id       | Phase  | Activity  | Provider | Model      | Calls | Input tokens | Output tokens | Meter    | Quantity | Unit     | Note
                chat     | Chat   | Answers   | example  | chat large | 1000  | 100000       | 10000         |          |          |          | 200 and 80 at list
                scans    | Scans  | Pages     | example  | ocr        |       |              |               | page     | 2500     | page     | 25 at list
                gpu      | Tuning | Machines  | example  | gpu        |       |              |               | gpu-hour | 60       | gpu-hour | 150 at list
                tuning   | Tuning | Tuning    | example  | tuning     |       |              |               | training | 1000000  | token    | 3 at list
                speech   | Speech | Calls     | example  | speech     |       |              |               | second   | 4000     | second   | 40 at list
                """);
        example.table(SheetLayout.CONTRACT, """
                Id       | Kind       | Scenario      | Provider | Model      | Meter    | Amount | Per     | Unit  | Percent | Units | Already billed | Note
                lower    | rate       | with contract | example  | chat large | input    | 1.5    | 1000000 | token |         |       |                | negotiated: 150 in place of 200
                tenth    | discount   | with contract | example  | chat large | output   |        |         |       | 0.1     |       |                | 72 in place of 80
                pages    | free units | with contract | example  | ocr        | page     |        |         |       |         | 500   |                | 20 in place of 25
                ceiling  | cap        | with contract | example  | gpu        |          | 135    |         |       |         |       | 35             | 100 are left of it
                floor    | minimum    | with contract | example  | speech     |          | 100    |         |       |         |       |                | 60 are made up
                uplift   | margin     | with contract | example  | tuning     |          |        |         |       | 0.2     |       |                | 3.60 in place of 3
                welcome  | credit     | with contract | example  | chat large |          | 50     |         |       |         |       |                | pays 50 of the answers
                """);
        example.expected("""
                Id | Figure                    | Where              | Expected | Measure             | Scenario      | Activity | Meter
                C1 | list prices               | worked out by hand | 498      | cost                | list          |          |
                C2 | negotiated rate           | worked out by hand | 150      | cost before credits | with contract | Answers  | input
                C3 | discount                  | worked out by hand | 72       | cost before credits | with contract | Answers  | output
                C4 | free units                | worked out by hand | 20       | cost                | with contract | Pages    |
                C5 | cap                       | worked out by hand | 100      | cost                | with contract | Machines |
                C6 | margin                    | worked out by hand | 3.6      | cost                | with contract | Tuning   |
                C7 | minimum                   | worked out by hand | 60       | cost                | with contract | Minimum floor |
                C8 | everything but the credit | worked out by hand | 445.6    | cost before credits | with contract |          |
                C9 | everything                | worked out by hand | 395.6    | cost                | with contract |          |
                """);
        return example.book();
    }

    static NewWorkbook currencies() {
        Example example = new Example("currencies", "Prices in several currencies");
        example.table(SheetLayout.REQUEST, """
                Item         | Value      | Currency | Date       | Note
                Title        | Prices in several currencies | | | one request in euros
                As of        | 2026-11-22 |          |            |
                Currency     | EUR        |          |            |
                Case in use  | 2          |          |            | 1 low, 2 base, 3 high
                FX           | 0.92       | USD      | 2026-11-20 | made up for the example
                FX           | 0.128      | CNY      | 2026-11-20 | made up for the example
                """);
        example.table(SheetLayout.USAGE, """
                Id      | Phase | Activity | Provider | Model         | Calls | Input tokens | Note
                dollars | Chat  | Dollars  | example  | chat large    | 1000  | 100000       | 200 USD
                yuan    | Chat  | Yuan     | example  | chat in yuan  | 100   | 100000       | 60 CNY
                euros   | Chat  | Euros    | example  | chat in euros | 100   | 100000       | 15 EUR
                """);
        example.expected("""
                Id | Figure             | Where              | Expected | Measure | Activity
                X1 | 200 USD            | worked out by hand | 184      | cost    | Dollars
                X2 | 60 CNY             | worked out by hand | 7.68     | cost    | Yuan
                X3 | 15 EUR             | worked out by hand | 15       | cost    | Euros
                X4 | everything         | worked out by hand | 206.68   | cost    |
                """);
        return example.book();
    }

    private static Example book(String name, String title, String currency, String more) {
        Example example = new Example(name, title);
        return example.table(SheetLayout.REQUEST, """
                Item        | Value      | Note
                Title       | %s         | on the made-up vendor "example" of the rate cards
                As of       | 2026-11-22 | prices of this day
                Currency    | %s         |
                Case in use | 2          | 1 low, 2 base, 3 high
                """.formatted(title, currency) + more);
    }
}
