import { builder } from '../builder.js'

export const EndpointStyle = builder.enumType('EndpointStyle', {
  description: 'How a deployment target or a worker is spoken to.',
  values: {
    TENTACLE_PASSIVE: { description: 'A Tentacle that listens: it is called at its `https` address.' },
    TENTACLE_ACTIVE: { description: 'A Tentacle that polls: it calls, under the name of its `poll` address.' },
    SSH: { description: 'By SSH.' },
    OFFLINE_DROP: { description: 'Not at all: what is to be deployed is left in a folder, to be carried there.' },
    KUBERNETES: { description: 'By the API of a Kubernetes cluster.' },
    KUBERNETES_TENTACLE: { description: 'A Tentacle inside a Kubernetes cluster.' },
    AZURE_WEB_APP: { description: 'An Azure Web App.' },
    AZURE_SERVICE_FABRIC_CLUSTER: { description: 'An Azure Service Fabric cluster.' },
    AWS_ECS_CLUSTER: { description: 'An Amazon ECS cluster.' },
    STEP_PACKAGE: { description: 'As the package of a step knows.' },
    NONE: { description: 'Nothing is there to speak to: it stands for a region, say.' },
  } as const,
})

export const HealthStatus = builder.enumType('HealthStatus', {
  description: 'How a deployment target or a worker was at its last health check.',
  values: {
    HEALTHY: { description: 'Well.' },
    HAS_WARNINGS: { description: 'Well, but somebody should look at it.' },
    UNHEALTHY: { description: 'It answers, but is not well.' },
    UNAVAILABLE: { description: 'It does not answer.' },
    UNKNOWN: { description: 'Not checked yet.' },
  } as const,
})
