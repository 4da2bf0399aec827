// The lines that are rated, as RatingLines writes them; and the answers to whoever asks for turns (Lap).
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const PROVIDERS = 10
const MODELS = 20
const PRICES = PROVIDERS * MODELS

export function read(file, size) {
  const bytes = readFileSync(file)
  const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, PRICES + 4 * size)
  const lines = []
  for (let i = 0; i < size; i++) {
    const [key, calls, tokens, factors] = numbers.subarray(PRICES + 4 * i, PRICES + 4 * i + 4)
    lines.push({
      provider: provider(key),
      model: model(key),
      tier: factors & 1 ? 'batch' : 'standard',
      region: factors & 2 ? 'eu' : 'us',
      calls,
      tokens,
    })
  }
  const prices = Array.from(numbers.subarray(0, PRICES), (each, key) => ({
    provider: provider(key),
    model: model(key),
    // in the last of nine decimals
    unscaled: each,
  }))
  return { prices, lines }
}

function provider(key) {
  return `provider-${Math.floor(key / MODELS)}`
}

function model(key) {
  return `model-${key % MODELS}`
}

export async function whenAsked(units, work) {
  console.log('ready')
  for await (const _ of createInterface({ input: process.stdin })) {
    const begin = process.hrtime.bigint()
    const total = await work()
    console.log(`LAP ${process.hrtime.bigint() - begin} ${units} ${total}`)
  }
}
