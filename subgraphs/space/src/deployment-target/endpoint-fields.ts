import type { EndpointStyle } from '@spaceport/database/space'

/** What a field of an endpoint holds: a text of one line, an `http` or `https` address, a flag, or an object of any JSON. */
export type EndpointField = { holds: 'text' | 'url' | 'flag' | 'object'; isRequired: boolean }

/** The fields of an endpoint, by name. */
export type EndpointFields = Readonly<Record<string, EndpointField>>

const text: EndpointField = { holds: 'text', isRequired: false }
const flag: EndpointField = { holds: 'flag', isRequired: false }
const url: EndpointField = { holds: 'url', isRequired: false }
const object: EndpointField = { holds: 'object', isRequired: false }
const required = (field: EndpointField): EndpointField => ({ ...field, isRequired: true })

const TENTACLE: EndpointFields = { tentacleVersion: text, proxy: text }

/** What each style needs to know besides an address and an account, under the names that Octopus has for it. Nothing of it is secret. */
export const ENDPOINT_FIELDS: Readonly<Record<EndpointStyle, EndpointFields>> = {
  TENTACLE_PASSIVE: TENTACLE,
  TENTACLE_ACTIVE: TENTACLE,
  SSH: { dotNetCorePlatform: text, proxy: text },
  OFFLINE_DROP: { applicationsDirectory: text, workingDirectory: text, dropFolderPath: text },
  KUBERNETES: {
    clusterUrl: required(url),
    namespace: text,
    skipTlsVerification: flag,
    clusterCertificatePath: text,
    clusterName: text,
    resourceGroup: text,
    container: text,
    proxy: text,
  },
  KUBERNETES_TENTACLE: { ...TENTACLE, defaultNamespace: text },
  AZURE_WEB_APP: { webAppName: required(text), resourceGroupName: required(text), webAppSlotName: text },
  AZURE_SERVICE_FABRIC_CLUSTER: { connectionEndpoint: required(text), securityMode: text, serverCertThumbprint: text },
  AWS_ECS_CLUSTER: { clusterName: required(text), region: required(text), assumedRoleArn: text },
  STEP_PACKAGE: {
    deploymentTargetTypeId: required(text),
    stepPackageId: required(text),
    stepPackageVersion: text,
    inputs: object,
  },
  NONE: {},
}
