// genai-prices with the drawn prices in place of its own; it knows no factors, so they are multiplied here. Arguments: the lines, how many.
import { calcPrice } from '@pydantic/genai-prices'
import { read, whenAsked } from './lines.mjs'

const { prices, lines } = read(process.argv[2], Number(process.argv[3]))
const providers = new Map()
for (const { provider, model, unscaled } of prices) {
  if (!providers.has(provider)) {
    providers.set(provider, { id: provider, name: provider, api_pattern: provider, models: [] })
  }
  providers.get(provider).models.push({ id: model, match: { equals: model }, prices: { input_mtok: unscaled / 1e3 } })
}
const costs = new Float64Array(lines.length)

await whenAsked(lines.length, () => {
  let total = 0
  lines.forEach((line, i) => {
    const usage = { input_tokens: line.calls * line.tokens, output_tokens: 0 }
    const price = calcPrice(usage, line.model, { provider: providers.get(line.provider) })
    costs[i] = price.total_price * (line.tier === 'batch' ? 0.5 : 1) * (line.region === 'eu' ? 1.1 : 1)
    total += costs[i]
  })
  return total
})
