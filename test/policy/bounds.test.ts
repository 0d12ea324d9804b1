import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cpuTime } from '../clocks.ts'
import { runs } from '../make.ts'
import { BIG } from './big.ts'
import { ANCHOR, DEEP, table } from './corpus.ts'
import { expectMistakes, reading } from './reading.ts'

table('deep nesting', [
  ['a hundred thousand brackets', '['.repeat(100_000), `1:21 ${DEEP}`],
  ['a hundred thousand closed brackets', '['.repeat(100_000) + ']'.repeat(100_000), `1:21 ${DEEP}`],
  [
    'a hundred thousand brackets in the value of a key',
    `version: 1\ndeny: ${'['.repeat(100_000)}`,
    `2:26 ${DEEP}`,
  ],
  ['sets within sets', `version: 1\nlimits: ${'{a: '.repeat(60_000)}`, `2:85 ${DEEP}`],
  ['sets and lists within each other', `version: 1\ndeny: ${'[{'.repeat(100_000)}`, `2:26 ${DEEP}`],
  ['items within items', `version: 1\ndeny:\n  ${'- '.repeat(100_000)}`, `3:41 ${DEEP}`],
  ['explicit keys', '? '.repeat(100_000), `1:41 ${DEEP}`],
  ['values without a key', ': '.repeat(100_000), `1:41 ${DEEP}`],
  ['many keys in a line', 'a: '.repeat(80_000), `1:62 ${DEEP}`],
  [
    'a staircase of keys',
    Array.from({ length: 500 }, (_, n) => `${' '.repeat(n)}a:\n`).join(''),
    `21:22 ${DEEP}`,
  ],
  [
    'a staircase of items',
    Array.from({ length: 300 }, (_, n) => `${'  '.repeat(n)}- a:\n`).join(''),
    `20:42 ${DEEP}`,
  ],
  ['an open bracket in every line', 'a: [\n'.repeat(50_000), `20:4 ${DEEP}`],
  [
    'an anchor and deep nesting, which are both reported,',
    `a: &a 1\nb: ${'['.repeat(100_000)}`,
    `1:4 ${ANCHOR}`,
    `2:23 ${DEEP}`,
  ],
])

test.each(BIG)('a policy with $name is read within a second', ({ text, mistakes }) => {
  // The best of several runs, because the machine may be busy.
  let best = Number.POSITIVE_INFINITY
  for (let times = 0; times < 5 && best >= 1_000; times += 1) {
    const start = cpuTime()
    expectMistakes(text, mistakes)
    best = Math.min(best, cpuTime() - start)
  }
  expect(best).toBeLessThan(1_000)
})

test('every mistake in any policy has a position within its text', () => {
  const marks = [...'-?:,[]{}#&*!|>\'"%@`\t\r\n ~\\\0\ufeff\x02\x18\x1f']
  const words = ['version: 1\n', 'limits:\n', '\n  ', '- ', ': ', '? ', '---\n', '...\n', 'deny: [']
  const text = fc
    .array(fc.constantFrom(...marks, ...words, 'high: 5', '<<', 'a'), { maxLength: 40 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (random) => {
      const { part, mistakes } = reading(random)
      const lines = random.replace(/^\ufeff/, '').split('\n')
      for (const one of mistakes) {
        const [line = '', column = ''] = one.split(':')
        expect(Number(column)).toBeLessThanOrEqual((lines[Number(line) - 1] ?? 'none').length + 1)
        expect(Number(line)).toBeLessThanOrEqual(lines.length)
        expect(one).not.toMatch(/call stack|undefined/)
      }
      expect(part === null && mistakes.length === 0).toBe(false)
    }),
    runs(2_000),
  )
})

test('all large policies are read with at most 100 MB of memory', () => {
  const script = fileURLToPath(new URL('read-big.ts', import.meta.url))
  const args = ['--max-old-space-size=100', '--max-semi-space-size=4', script]
  // A process without memory ends with a signal, and this throws.
  expect(
    execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  ).toBe(`${BIG.length}`)
})
