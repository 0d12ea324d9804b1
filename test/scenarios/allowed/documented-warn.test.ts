import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('the documented example passes with a warning when incomplete-scan is warn', async () => {
  const { result, transcript } = await runStory({
    images: ['documented'],
    inputs: {
      'max-vulnerabilities': '300',
      'max-risks': '300',
      'max-viruses': '0',
      'incomplete-scan': 'warn',
    },
  })
  expect(result.step.conclusion).toBe('success')
  expect(result.step.outputs).toMatchObject({ verdict: 'warn', allowed: 'true' })
  expect(transcript).toMatchSnapshot()
})
