'use client'

import dynamic from 'next/dynamic'
import { Loading } from '../view/blank'
import './explorer.css'

/** The explorer, loaded only where it is used: it is larger than all the rest. */
export const LazyExplorer = dynamic(() => import('./explorer').then(({ Explorer }) => Explorer), {
  ssr: false,
  loading: () => <Loading />,
})
