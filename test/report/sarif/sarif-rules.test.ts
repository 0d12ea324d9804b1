import { expect, test } from '@jest/globals'
import { RULES } from '../../../src/domain/rules/rule-names.ts'
import { OTHER_HELP } from '../../../src/report/sarif/sarif-rules.ts'
import { RULE_WORDS, type RuleHelp } from '../../../src/report/words/rule-words.ts'
import { ACTION_URL } from '../../../src/version.ts'
import { someFinding } from '../../make.ts'
import { HOSTILE } from '../hostile.ts'
import { rulesOf, sarif, withFindings } from './sarif-files.ts'

test.each(['deny', 'max-viruses', 'virus', 'no-verdict', '', 'TCSS-x-1', 'a b', '名', 'cve-2024-1', HOSTILE])(
  'the vulnerability ID %j does not become the ID of one of our rules',
  (id) => {
    const { results } = sarif(withFindings(someFinding(1, { id })))
    expect(results[0]?.ruleId).toMatch(/^TCSS-[\w.-]*[0-9a-f]{32}$/)
  },
)

test('a usual vulnerability ID is its rule ID, and others stay distinct', () => {
  const ids = ['CVE-2024-1', 'GHSA-xxxx-yyyy-zzzz', 'a b', 'a_b', 'a-b', 'a b ', '\ud800', '\udc00']
  const findings = ids.map((id) => someFinding(1, { id }))
  const rules = rulesOf(sarif(withFindings(...findings)))
  expect(rules.slice(0, 2)).toEqual(ids.slice(0, 2))
  expect(new Set(rules).size).toBe(ids.length)
})

test('only a CVE has the address of a database', () => {
  const { rules } = sarif(withFindings(someFinding(1, { id: 'CVE-2024-1' }), someFinding(2))).tool.driver
  expect(rules.map(({ helpUri }) => helpUri)).toEqual([
    `${ACTION_URL}#readme`,
    'https://nvd.nist.gov/vuln/detail/CVE-2024-10002',
  ])
})

test('the rule of a vulnerability has its worst severity', () => {
  const findings = [someFinding(1, { severity: 'low' }), someFinding(1, { severity: 'critical' })]
  const { results, tool } = sarif(withFindings(...findings))
  expect(results.map(({ level }) => level)).toEqual(['error', 'note'])
  expect(tool.driver.rules.map(({ properties }) => properties['security-severity'])).toEqual(['9.5'])
})

test('the help of every rule is sentences without markup', () => {
  const helps: readonly RuleHelp[] = [
    ...RULES.map((rule) => RULE_WORDS[rule].help),
    ...Object.values(OTHER_HELP),
  ]
  for (const { title, description, remedy } of helps) {
    expect(title).not.toBe('')
    expect(`${description} ${remedy}`).toMatch(/^[^<>[\]{}\\*_#]+$/)
    expect([description, remedy]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)])
  }
})
