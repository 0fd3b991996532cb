import { AvisDeFiche } from '#fiche/avis.tsx'
import { page } from '#interface/page.tsx'
import { trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import { rassemblerVitrine } from './accueil-de-vitrine/rassembler-vitrine.ts'
import { VitrinePage } from './accueil-de-vitrine/VitrinePage.tsx'
import { findBySlug } from './vitrine.depot.ts'
import { peutComposer, peutLire } from './vitrine.droits.ts'
import { sorteVitrine } from './vitrine.sorte.ts'
import { urlCouleurs, urlVitrine, type Vitrine } from './vitrine.ts'

/** L'accueil d'une vitrine, à son adresse ou sous son nom d'hôte. */
export async function montrerVitrine(c: Contexte, slug: string): Promise<Response> {
  const vitrine = await lireVitrine(c, slug)
  const vue = await rassemblerVitrine(c.var.db, vitrine)
  const meta = {
    titre: vitrine.nom,
    ...(vitrine.accroche ? { description: vitrine.accroche } : {}),
    canonique: vitrine.hote ? `https://${vitrine.hote}/` : urlVitrine(vitrine),
    feuille: urlCouleurs(vitrine),
    indexer: vitrine.etat === 'publiee',
    scripts: vitrine.blocs.some(({ genre }) => genre === 'carte') ? ['carte'] : [],
  }
  return page(
    c,
    meta,
    <>
      <AvisDeFiche sorte={sorteVitrine} avis={c.req.query('avis')} />
      <VitrinePage vue={vue} compose={peutComposer(c.var.membre, vitrine)} />
    </>,
  )
}

/** La vitrine que cette personne peut lire ; sinon 404, publiée ou non. */
export async function lireVitrine(c: Contexte, slug: string): Promise<Vitrine> {
  const vitrine = await findBySlug(c.var.db, slug)
  return trouve(vitrine && peutLire(c.var.membre, vitrine) ? vitrine : undefined, "Cette vitrine n'existe pas, ou n'est pas publiée.")
}
