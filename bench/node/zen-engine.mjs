// ZEN Engine: a decision table of prices, one for each factor, and an expression; a thousand lines at a time. Arguments: the lines, how many.
import { ZenEngine } from '@gorules/zen-engine'
import { read, whenAsked } from './lines.mjs'

const BATCH = 1000
const { prices, lines } = read(process.argv[2], Number(process.argv[3]))

function table(id, inputs, output, rows) {
  return {
    id,
    name: id,
    type: 'decisionTableNode',
    position: { x: 0, y: 0 },
    content: {
      hitPolicy: 'first',
      inputs: inputs.map((field) => ({ id: field, name: field, field })),
      outputs: [{ id: output, name: output, field: output }],
      rules: rows.map((row, i) => ({ _id: `${id}-${i}`, ...row })),
      passThrough: true,
      inputField: null,
      outputPath: null,
      executionMode: 'single',
    },
  }
}

const nodes = [
  { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 }, content: { schema: '' } },
  table('prices', ['provider', 'model'], 'price', prices.map(({ provider, model, unscaled }) => ({
    provider: `"${provider}"`,
    model: `"${model}"`,
    price: (unscaled / 1e9).toFixed(9),
  }))),
  table('tiers', ['tier'], 'tierFactor', [{ tier: '"batch"', tierFactor: '0.5' }, { tier: '', tierFactor: '1' }]),
  table('regions', ['region'], 'regionFactor', [{ region: '"eu"', regionFactor: '1.1' }, { region: '', regionFactor: '1' }]),
  {
    id: 'cost',
    name: 'cost',
    type: 'expressionNode',
    position: { x: 0, y: 0 },
    content: {
      expressions: [{ id: 'cost', key: 'cost', value: 'calls * tokens * price * tierFactor * regionFactor' }],
      passThrough: false,
      inputField: null,
      outputPath: null,
      executionMode: 'single',
    },
  },
  { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 }, content: { schema: '' } },
]
const edges = nodes.slice(1).map((node, i) => ({ id: `edge-${i}`, type: 'edge', sourceId: nodes[i].id, targetId: node.id }))
const decision = new ZenEngine().createDecision({ contentType: 'application/vnd.gorules.decision', nodes, edges })
const costs = new Float64Array(lines.length)

await whenAsked(lines.length, async () => {
  let total = 0
  for (let from = 0; from < lines.length; from += BATCH) {
    const answers = await Promise.all(lines.slice(from, from + BATCH).map((line) => decision.evaluate(line)))
    answers.forEach(({ result }, i) => {
      costs[from + i] = result.cost
      total += result.cost
    })
  }
  return total
})
