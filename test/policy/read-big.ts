// Reads every big policy, for a test that gives this process little memory.
import * as yaml from 'yaml'
import { readPolicy } from '../../src/policy/read.ts'
import { BIG } from './big.ts'

for (const { name, text } of BIG) readPolicy({ name, text, central: false }, yaml)
process.stdout.write(`${BIG.length}`)
