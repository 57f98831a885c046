import { builder } from '../builder.js'

export const FeedType = builder.enumType('FeedType', {
  description: 'What kind of feed packages come from.',
  values: {
    BUILT_IN: { description: "The Space's own, which is there from the beginning." },
    NUGET: { description: 'NuGet packages.' },
    DOCKER: { description: 'Container images.' },
    MAVEN: { description: 'Maven artefacts.' },
    HELM: { description: 'Helm charts.' },
    OCI_REGISTRY: { description: 'Helm charts and other artefacts in an OCI registry.' },
    GITHUB: { description: 'Releases and tags of GitHub repositories.' },
    NPM: { description: 'npm packages.' },
    PYPI: { description: 'Python packages.' },
    AWS_ELASTIC_CONTAINER_REGISTRY: { description: 'Container images in Amazon ECR.' },
    AZURE_CONTAINER_REGISTRY: { description: 'Container images in Azure.' },
    GOOGLE_CONTAINER_REGISTRY: { description: 'Container images in Google Cloud.' },
    S3: { description: 'Files in Amazon S3.' },
    ARTIFACTORY_GENERIC: { description: 'Files in a generic repository of Artifactory.' },
  } as const,
})
