import { expect, test } from '@jest/globals'
import { ERROR, outcome, runStory } from '../story.ts'

test('inputs that leave nothing to check are an error', async () => {
  const { result, transcript } = await runStory({
    images: ['infected'],
    inputs: {
      'max-vulnerabilities': 'off',
      'max-risks': 'off',
      'max-viruses': 'off',
      'require-trusted': 'false',
    },
  })
  expect(outcome(result)).toEqual(ERROR)
  expect(transcript).toMatchSnapshot()
})
