import { builder } from '../../builder.js'

export const DeploymentRule = builder.enumType('DeploymentRule', {
  description: 'A rule that a deployment must pass; they are looked at in this order.',
  values: {
    PERMISSION: { description: 'Whoever deploys has DeploymentCreate there.' },
    OWNER: { description: 'The environment and the tenant live here.' },
    PROJECT: { description: 'The project is neither disabled nor archived.' },
    TENANT: { description: 'The project is deployed for this tenant, or for none, in this environment.' },
    LIFECYCLE: { description: 'The release has passed the phases of its lifecycle that come before.' },
    FREEZE: { description: 'Deployments are not frozen.' },
    DEFECT: { description: 'No open defect keeps the release from going further.' },
    VALUES: { description: 'All values that templates need are there.' },
    PACKAGES: { description: 'The files of all packages whose digest is known are in the content of the Space.' },
    PROMPTS: { description: 'What is asked for is answered.' },
  } as const,
})
