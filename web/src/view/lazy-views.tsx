'use client'

import dynamic from 'next/dynamic'

/** The saved views of a page; their script comes when they are first looked at. */
export const Views = dynamic(() => import('./views').then((module) => module.Views), { ssr: false })
