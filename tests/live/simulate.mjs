// Simulates requests: reads a list of { policy, request } as JSON, and prints a list of results.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [, , tools] = process.argv
const installed = createRequire(`${tools}/package.json`).resolve('@cloud-copilot/iam-simulate')
const { runSimulation } = await import(pathToFileURL(installed))

const results = []
for (const { policy, request } of JSON.parse(readFileSync(0, 'utf8'))) {
  const simulation = {
    identityPolicies: [{ name: 'policy', policy }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    request
  }
  const response = await runSimulation(simulation, {})
  results.push(response.resultType === 'error' ? JSON.stringify(response.errors) : response.overallResult)
}
console.log(JSON.stringify(results))
