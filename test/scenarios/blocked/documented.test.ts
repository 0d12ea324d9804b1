import { expect, test } from '@jest/globals'
import { FAILED, outcome, runStory } from '../story.ts'

test('the documented example fails even when its counts are within the limits', async () => {
  const { result, transcript } = await runStory({
    images: ['documented'],
    inputs: { 'max-vulnerabilities': '300', 'max-risks': '300', 'max-viruses': '0' },
  })
  expect(outcome(result)).toEqual(FAILED)
  expect(
    JSON.parse(result.step.outputs['violations'] ?? '').map(({ rule, kind }: Record<string, unknown>) => [
      rule,
      kind,
    ]),
  ).toEqual([
    ['scan-incomplete', 'vulnerability'],
    ['scan-incomplete', 'virus'],
    ['scan-incomplete', 'risk'],
  ])
  expect(transcript).toMatchSnapshot()
})
