import { expect, test } from '@jest/globals'
import { outcome, PASSED, runStory } from '../story.ts'

test('an image with as many vulnerabilities as the limit passes', async () => {
  const { result, transcript } = await runStory({
    images: ['vulnerable'],
    inputs: { 'max-vulnerabilities': '12' },
  })
  expect(outcome(result)).toEqual(PASSED)
  expect(transcript).toMatchSnapshot()
})
