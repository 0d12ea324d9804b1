import { expect, test } from '@jest/globals'
import { outcome, runStory, WARNED } from '../story.ts'

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
  expect(outcome(result)).toEqual(WARNED)
  expect(transcript).toMatchSnapshot()
})
