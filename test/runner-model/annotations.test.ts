import { describe, expect, test } from '@jest/globals'
import { step } from './step.ts'

describe('annotations', () => {
  const many = (level: string, count: number): string =>
    Array.from({ length: count }, (_, index) => `::${level}::${index + 1}`).join('\n')

  test('annotations are kept up to ten of each level, and further ones are only in the log', () => {
    const result = step({ stdout: [many('error', 10), many('warning', 11), many('notice', 12)].join('\n') })
    expect(result.annotations).toHaveLength(30)
    expect(result.dropped).toEqual({ error: 0, warning: 1, notice: 2 })
    expect(result.log).toContain('##[notice]12')
  })
  test("annotations of the runner's own errors count towards the ten", () => {
    const { annotations, dropped } = step({ stdout: many('error', 10), outputFile: 'nonsense' })
    expect({ count: annotations.length, dropped: dropped.error }).toEqual({ count: 10, dropped: 2 })
  })
  test('annotations have their message masked and then cut to 4096 characters', () => {
    const message = `${'secret1234'.repeat(2)}${'x'.repeat(5000)}`
    const { annotations, log } = step({ stdout: `::add-mask::secret1234\n::error::${message}` })
    expect(annotations).toEqual([{ level: 'error', message: `***${'x'.repeat(4093)}` }])
    expect(log).toEqual([`##[error]***${'x'.repeat(4093)}`])
  })
  test('annotations have their title and file unmasked', () => {
    const { annotations } = step({ stdout: '::add-mask::hush\n::error title=hush,file=hush::hush' })
    expect(annotations).toEqual([{ level: 'error', message: '***', title: 'hush', file: 'hush' }])
  })
  test('annotations of several lines are one annotation and several lines of the log', () => {
    const { annotations, log } = step({ stdout: '::error::a%0A::set-output name=v::b' })
    expect(annotations).toEqual([{ level: 'error', message: 'a\n::set-output name=v::b' }])
    expect(log).toEqual(['##[error]a', '::set-output name=v::b'])
  })
  test('annotations with an empty message have no line in the log', () => {
    const { annotations, log } = step({ stdout: '::notice::' })
    expect({ annotations, log }).toEqual({ annotations: [{ level: 'notice', message: '' }], log: [] })
  })

  test.each([
    {
      rule: 'a path in the workspace becomes relative',
      props: 'file=/w/a/b.yml',
      place: { file: 'a/b.yml' },
    },
    { rule: 'a path outside the workspace stays absolute', props: 'file=/ww/a', place: { file: '/ww/a' } },
    {
      rule: 'lines and columns are numbers',
      props: 'line=2,endLine=2,col=3,endColumn=4',
      place: { line: 2, endLine: 2, col: 3, endColumn: 4 },
    },
    {
      rule: 'an end without a start is also the start',
      props: 'endLine=2,endColumn=4',
      place: { line: 2, endLine: 2, col: 4, endColumn: 4 },
    },
    { rule: 'columns without a line are dropped', props: 'col=3', place: {} },
    {
      rule: 'columns of several lines are dropped',
      props: 'line=1,endLine=2,col=3',
      place: { line: 1, endLine: 2 },
    },
    { rule: 'lines in reverse are dropped', props: 'line=3,endLine=2', place: {} },
    { rule: 'columns in reverse are dropped', props: 'line=3,col=3,endColumn=2', place: { line: 3 } },
    { rule: 'a line that is not a number is dropped', props: 'line=x', place: {} },
  ])('annotations have positions in which $rule', ({ props, place }) => {
    expect(step({ stdout: `::error ${props}::m`, workspace: '/w' }).annotations).toEqual([
      { level: 'error', message: 'm', ...place },
    ])
  })
})
