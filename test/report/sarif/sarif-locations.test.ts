import { describe, expect, test } from '@jest/globals'
import { relativeUri } from '../../../src/report/sarif/sarif-locations.ts'
import { factsWith, someFinding } from '../../make.ts'
import { byReference, INFECTED, NO_CONTEXT, type ReportGiven } from '../reports.ts'
import { FILE_ERROR, placeOf, sarif } from './sarif-files.ts'

describe('the place of a result', () => {
  const name = 'ccr.ccs.tencentyun.com/shop/web:1.4.2'
  const image = byReference(name)
  const policyFile = { kind: 'policy', policy: 'ci/gate policy.yml', line: 7 } as const
  const given = (rest: ReportGiven = {}): ReportGiven => ({ images: [{ ...INFECTED, image }], ...rest })
  const denied = (policy: string, line: number | null): ReportGiven => ({
    images: [{ image, facts: factsWith(someFinding(1)) }],
    policy: {
      limits: { 'max-vulnerabilities': 9 },
      deny: [
        { id: 'CVE-1', source: { ...policyFile, line: 1 } },
        { id: 'CVE-2024-10001', source: { ...policyFile, policy, line } },
      ],
    },
  })

  test('the place of a result is the line that names its image', () => {
    const places = new Map([[name, { file: 'k8s/web.yml', line: 12, column: 16 }]])
    expect(sarif(given({ places })).results.map(placeOf)).toEqual([['k8s/web.yml', 12, 16]])
    expect(placeOf(sarif({ ...denied('p.yml', 2), places }).results[0])).toEqual(['k8s/web.yml', 12, 16])
  })

  test('the place of a result is the line of the violated policy if no line names its image', () => {
    expect(placeOf(sarif(denied('ci/gate policy.yml', 7)).results[0])).toEqual([
      'ci/gate%20policy.yml',
      7,
      undefined,
    ])
  })

  test.each([
    ['shop/policies/gate.yml@main', 7],
    ['strict', null],
    ['/etc/policy.yml', 7],
    ['../policy.yml', 7],
  ])('the place of a result is the workflow if the policy is %s', (policy, line) => {
    const [first] = sarif(denied(policy, line)).results
    expect(placeOf(first)).toEqual(['.github/workflows/release.yml', 1, undefined])
  })

  test('the place of a result without any line is action.yml, for GitHub requires one', () => {
    expect(sarif(given(), NO_CONTEXT).results.map(placeOf)).toEqual([['action.yml', 1, undefined]])
    const workflow = '../../x.yml'
    expect(sarif(given(), { ...NO_CONTEXT, workflow }).results.map(placeOf)).toEqual([
      ['action.yml', 1, undefined],
    ])
  })

  test('the place of an error is that of its point', () => {
    const { results } = sarif(FILE_ERROR)
    expect(results.map(placeOf)).toEqual([['ci/policy.yml', 3, 5]])
  })

  test.each([
    [0, 0, 1, 1],
    [-3, Number.NaN, 1, 1],
    [2.5, 1e300, 1, 1],
    [9, 4, 9, 4],
  ])('line %d and column %d are written as %d and %d', (line, column, ...region) => {
    const places = new Map([[name, { file: 'a.yml', line, column }]])
    expect(sarif(given({ places })).results.map(placeOf)).toEqual([['a.yml', ...region]])
  })

  test.each([
    ['./a//b/./c.yml', 'a/b/c.yml'],
    ['a\\b.yml', 'a/b.yml'],
    ['ä b/#1?.yml', '%C3%A4%20b/%231%3F.yml'],
    ['%2e%2e/a', '%252e%252e/a'],
    ['https://x.example/a', 'https%3A/x.example/a'],
    ['\ud800', '%EF%BF%BD'],
    ['...', '...'],
    ['', null],
    ['.', null],
    ['..', null],
    ['a/../../b', null],
    ['a\\..\\b', null],
    ['/etc/passwd', null],
    ['\\\\server\\share', null],
    ['C:\\a', null],
    ['c:/a', null],
    ['a'.repeat(1001), null],
  ])('the path %j has the relative URI %j', (path, uri) => {
    expect(relativeUri(path)).toBe(uri)
  })
})
