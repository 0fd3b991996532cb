import type { ContoursPrepares, EnTeteDesTerritoires, TerritoireAEcrire } from '#territoire/donnees-preparees.ts'
import { composerContours } from './composer-contours.ts'
import { composerTerritoires } from './composer-territoires.ts'
import { type CommuneLue, lireDecoupage } from './lire-decoupage.ts'
import { lireLieuxSitues, sourceDesPoints } from './lire-points.ts'
import { rapprocherPoints } from './rapprocher-points.ts'

/** Compose, des paquets npm du découpage, des points et du littoral, tout ce que les bases chargent ; aucun accès au réseau. */
export function preparerTerritoires(): { entete: EnTeteDesTerritoires; territoires: TerritoireAEcrire[]; contours: ContoursPrepares } {
  const decoupage = lireDecoupage()
  const points = rapprocherPoints(decoupage.communes, decoupage.anciennes, lireLieuxSitues())
  const territoires = composerTerritoires(decoupage, points)
  return {
    entete: {
      source: `${decoupage.source} ; ${sourceDesPoints()}`,
      anciennes: codesVers(decoupage.anciennes, (c) => c.chefLieu),
      arrondissements: codesVers(decoupage.arrondissements, (c) => c.commune),
    },
    territoires,
    contours: composerContours(territoires),
  }
}

function codesVers(communes: CommuneLue[], actuelle: (c: CommuneLue) => string | undefined): Record<string, string> {
  return Object.fromEntries(communes.flatMap((c) => [[c.code, actuelle(c)]]).filter(([, code]) => code !== undefined))
}
