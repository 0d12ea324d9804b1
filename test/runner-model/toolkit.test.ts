import { error, info, setOutput, setSecret } from '@actions/core'
import { describe, expect, jest, test } from '@jest/globals'
import { array, assert, constantFrom, nat, oneof, property, string, tuple } from 'fast-check'
import { prepareKeyValueMessage } from '../../node_modules/@actions/core/lib/file-command.js'
import { observe } from '../../runner-model/model.ts'
import { linesOf } from '../../runner-model/text.ts'

/** What the toolkit writes to its standard output. */
const written = (act: () => void): string => {
  let text = ''
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    text += String(piece)
    return true
  })
  try {
    act()
  } finally {
    spy.mockRestore()
  }
  return text
}

/** Any text, and texts made of what means something to the runner. */
const anyText = oneof(
  string({ unit: 'binary' }),
  array(
    constantFrom(
      '::',
      '##[',
      ']',
      '%',
      '%0A',
      '%25',
      ',',
      '=',
      ':',
      ';',
      '\n',
      '\r',
      ' ',
      '\u0085',
      '\u200b',
      'error',
      'add-mask',
      'x',
    ),
  ).map((pieces) => pieces.join('')),
)

describe("the toolkit's words arrive", () => {
  test('any error message, title and file is one annotation', () => {
    assert(
      property(anyText, anyText, anyText, (message, title, file) => {
        // Blanks at the end of all properties and = at the start of a value would be lost, so neither is at the edge.
        const place = { title: `t${title}.`, file: `f${file}.` }
        const { commands, annotations } = observe({
          exitCode: 0,
          stdout: written(() => error(message, place)),
        })
        expect(commands).toHaveLength(1)
        expect(annotations).toEqual([{ level: 'error', message: message.slice(0, 4096), ...place }])
      }),
    )
  })
  test('any value of an output in the file', () => {
    assert(
      property(anyText, anyText, (first, second) => {
        const outputFile = `${prepareKeyValueMessage('a', first)}\n${prepareKeyValueMessage('b', second)}\n`
        const { outputs, conclusion } = observe({ exitCode: 0, outputFile })
        expect({ outputs, conclusion }).toEqual({ outputs: { a: first, b: second }, conclusion: 'success' })
      }),
    )
  })
  test('any value of an output on the stream, where there is no file', () => {
    const before = process.env['GITHUB_OUTPUT']
    delete process.env['GITHUB_OUTPUT']
    try {
      assert(
        property(anyText, (value) => {
          const stdout = written(() => setOutput('verdict', value))
          expect(observe({ exitCode: 0, stdout }).outputs).toEqual({ verdict: value })
        }),
      )
    } finally {
      if (before !== undefined) process.env['GITHUB_OUTPUT'] = before
    }
  })
  test('any secret is hidden from then on', () => {
    const secret = anyText.filter((value) => !value.includes('*') && /[a-z]/.test(value))
    assert(
      property(secret, (value) => {
        const stdout = written(() => {
          setSecret(value)
          error(`the value is ${value}.`)
        })
        const { masks, annotations } = observe({ exitCode: 0, stdout })
        expect(masks).toContain(value)
        expect(annotations[0]?.message).not.toContain(value)
      }),
    )
  })
  test('info is not escaped: it can give commands', () => {
    const stdout = written(() => info('image x\r##[set-output name=verdict]pass'))
    expect(observe({ exitCode: 0, stdout }).outputs).toEqual({ verdict: 'pass' })
  })
})

test('the lines of a stream do not depend on how it is cut', () => {
  const text = array(constantFrom('a', '\n', '\r', 'é', '\u{1f600}', '\u0085')).map((pieces) =>
    pieces.join(''),
  )
  assert(
    property(tuple(text, array(nat(40))), ([whole, cuts]) => {
      const bytes = Buffer.from(whole)
      const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
      const chunks = places.slice(1).map((end, index) => ({
        stream: 'stdout' as const,
        data: bytes.subarray(places[index], Math.max(end, places[index] ?? 0)),
      }))
      expect(linesOf(chunks)).toEqual(linesOf([{ stream: 'stdout', data: bytes }]))
    }),
  )
})
