import { texteDe } from '#champ/saisie.ts'
import { composerDe, type PropsDeTete } from '#fiche/composer/composer.tsx'
import { Message } from '#interface/Message.tsx'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { contrasteSurPapier } from '../palette/palette.ts'
import { genres, type SaisieDeVitrine } from '../vitrine.champs.ts'
import { findBySlug } from '../vitrine.depot.ts'
import { peutComposer, peutNommerLHote } from '../vitrine.droits.ts'
import { sorteVitrine } from '../vitrine.sorte.ts'
import type { Vitrine } from '../vitrine.ts'

const options = { limite: 'formulaire', tailleMax: 1024 ** 2 } as const

const composer = composerDe(sorteVitrine, {
  blocs: 'blocs',
  genres,
  aide: 'Ce qu’elle montre du fonds commun se compte et se choisit tout seul ; vos textes, eux, sont à vous.',
  etats: { neuf: 'brouillon', publier: 'publiee', archiver: 'archivee' },
  Tete: TeteDeVitrine,
  recevoir: recevoirVitrine,
  page: { scripts: ['champ-territoire'] },
})

/** Composer une vitrine. */
export const routes = routesDe('vitrine')
  .get('/vitrines/creer', 'animateur', (c) => composer.ouvrir(c, null))
  .post('/vitrines/creer', 'animateur', (c) => composer.recevoir(c, null), options)
  .get('/vitrines/:slug/composer', 'animateur', async (c) => composer.ouvrir(c, await sienne(c)))
  .post('/vitrines/:slug/composer', 'animateur', async (c) => composer.recevoir(c, await sienne(c)), options)

async function sienne(c: Contexte): Promise<Vitrine> {
  const vitrine = trouve(await findBySlug(c.var.db, c.req.param('slug') ?? ''), "Cette vitrine n'existe pas.")
  if (!peutComposer(c.var.membre, vitrine)) throw new ErreurMetier(403, 'Cette vitrine est composée par quelqu’un d’autre.')
  return vitrine
}

/**
 * La saisie telle que ses champs la lisent. Sans droit de donner un nom d'hôte, celui d'avant reste. Une page ouverte avant la
 * version 0.3 disait « b3-titre » ce qui est « blocs.3.titre », et « ordre » la suite de ses blocs.
 */
function recevoirVitrine(saisie: Saisie, { membre }: { membre: MembreConnecte }): Saisie {
  const { hote, ...sansHote } = saisie
  const permise = hote !== undefined && peutNommerLHote(membre) ? saisie : sansHote
  if (saisie.ordre === undefined) return permise
  const renommee = Object.entries(permise).map(([nom, valeur]) => [nom.replace(/^b(\d+)-/, 'blocs.$1.'), valeur])
  return { ...Object.fromEntries(renommee), blocs: texteDe(saisie, 'ordre').split(','), action: texteDe(saisie, 'acte') }
}

/** Qui elle est, et ce qu'elle prend du fonds commun. */
function TeteDeVitrine({ saisie, membre, Controle }: PropsDeTete<SaisieDeVitrine>) {
  return (
    <div class="composer-formulaire">
      <fieldset>
        <legend>Qui elle est</legend>
        <Controle de="nom" />
        <Controle de="accroche" />
        <div class="composer-couleurs">
          <Controle de="couleur" />
          <Controle de="accent" />
          {seLitMal(texteDe(saisie, 'couleur')) && (
            <Message ton="info">
              Sur fond clair, cette couleur se lirait mal : la plateforme la fonce pour les liens et les boutons, en gardant sa teinte.
            </Message>
          )}
        </div>
        {peutNommerLHote(membre) && <Controle de="hote" />}
      </fieldset>
      <fieldset>
        <legend>Ce qu'elle montre du fonds commun</legend>
        <Controle de="territoireId" />
        <Controle de="termeIds" part="thematiques" />
        <Controle de="termeIds" part="pratiques" />
        <Controle de="termeIds" part="profils" />
        <Controle de="source" />
      </fieldset>
    </div>
  )
}

// Une couleur trop pâle est foncée d'office : on le dit, pour que personne ne s'en étonne.
const seLitMal = (couleur: string): boolean => /^#[0-9a-f]{6}$/i.test(couleur) && contrasteSurPapier(couleur) < 7
