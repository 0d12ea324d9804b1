import { expect, test } from '@jest/globals'
import { ERROR, outcome, runStory } from '../story.ts'

test('a wrong key is an error that names the input to check', async () => {
  const { result, transcript } = await runStory({
    images: ['clean'],
    inputs: { 'secret-key': 'quite-another-secret-key' },
  })
  expect(outcome(result)).toEqual(ERROR)
  expect(transcript).toMatchSnapshot()
})
