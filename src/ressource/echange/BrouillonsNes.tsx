import { z } from 'zod'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Message } from '#interface/Message.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { un } from '#socle/formulaire.ts'
import { pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { urlRessource } from '../ressource.ts'
import type { Nee } from './import.repository.ts'

const compte = un(z.coerce.number().int().min(0).max(1000).optional(), undefined)

/** /ressources/imports/:id : la suite des brouillons, lesquels sont cochés d'avance, et ce qui vient d'être décidé. */
export const filtresDesBrouillons = z.object({
  suite: un(z.coerce.number().int().min(0).max(10_000_000), 0),
  cocher: un(z.enum(['conseil', 'toutes', 'aucune']), 'conseil'),
  publiees: compte,
  archivees: compte,
  hors: compte,
  echecs: un(
    z
      .string()
      .regex(/^\d{1,15}(\.\d{1,15}){0,199}$/)
      .transform((ids) => ids.split('.').map(Number)),
    [],
  ),
})
type FiltresDesBrouillons = z.infer<typeof filtresDesBrouillons>

type Props = {
  brouillons: Nee[]
  etats: Record<string, number>
  choix: FiltresDesBrouillons
  suite: number | undefined
  chemin: string
}

/** Les brouillons d'un import, à publier ou archiver ensemble. */
export function BrouillonsNes({ chemin, brouillons, etats, choix, suite }: Props) {
  const restent = (etats.brouillon ?? 0) + (etats.proposee ?? 0)
  return (
    <section aria-labelledby="brouillons">
      <h2 id="brouillons">À relire et à publier</h2>
      <Bilan choix={choix} brouillons={brouillons} />
      <p>
        {pluriel(restent, 'brouillon à relire', 'brouillons à relire')}, {pluriel(etats.publiee ?? 0, 'publiée', 'publiées')},{' '}
        {pluriel(etats.archivee ?? 0, 'archivée', 'archivées')}.
      </p>
      {brouillons.length > 0 && (
        <form method="post" action={`${chemin}/decider`} class="brouillons-nes">
          <p class="actions">
            <Bouton variante="discret" href={avecParametres(chemin, { suite: choix.suite || undefined, cocher: 'toutes' })}>
              Tout cocher
            </Bouton>
            <Bouton variante="discret" href={avecParametres(chemin, { suite: choix.suite || undefined, cocher: 'aucune' })}>
              Tout décocher
            </Bouton>
          </p>
          <ul>
            {brouillons.map((nee) => (
              <Brouillon key={nee.id} nee={nee} coche={estCochee(nee, choix)} />
            ))}
          </ul>
          <Champ
            nom="autres"
            libelle="Celles qui ne sont pas cochées"
            type="radios"
            valeur="garder"
            options={[
              { valeur: 'garder', libelle: 'Restent en brouillon' },
              {
                valeur: 'archiver',
                libelle: 'Sont archivées',
                aide: 'Retirées du travail en cours, gardées, et jamais montrées au public.',
              },
            ]}
          />
          <Bouton>Publier celles qui sont cochées</Bouton>
        </form>
      )}
      {(suite !== undefined || choix.suite > 0) && (
        <Pagination
          resume={pluriel(brouillons.length, 'brouillon affiché', 'brouillons affichés')}
          precedente={choix.suite > 0 ? chemin : undefined}
          suivante={suite === undefined ? undefined : avecParametres(chemin, { suite })}
        />
      )}
    </section>
  )
}

function Brouillon({ nee, coche }: { nee: Nee; coche: boolean }) {
  const chemin = urlRessource(nee)
  return (
    <li class="brouillon-ne">
      <input type="hidden" name="vues[]" value={nee.id} />
      <input type="checkbox" name="publier[]" value={nee.id} id={`publier-${nee.id}`} checked={coche} />
      <label for={`publier-${nee.id}`}>{nee.titre}</label>
      <span class="brouillon-liens">
        {nee.type} ·{' '}
        <a href={chemin} aria-label={`Lire « ${nee.titre} »`}>
          Lire
        </a>{' '}
        ·{' '}
        <a href={`${chemin}/modifier`} aria-label={`Modifier « ${nee.titre} »`}>
          Modifier
        </a>
      </span>
      {nee.messages.length > 0 && <span class="champ-aide">{nee.messages.join(' ')}</span>}
    </li>
  )
}

// D'avance, ce qui était public et a un texte.
function estCochee({ messages }: Nee, { cocher }: FiltresDesBrouillons): boolean {
  if (cocher !== 'conseil') return cocher === 'toutes'
  return !messages.some((message) => /^(Brouillon sur|Aucun texte|Sans titre)/.test(message))
}

function Bilan({ choix, brouillons }: Pick<Props, 'choix' | 'brouillons'>) {
  const { publiees, archivees = 0, hors = 0, echecs } = choix
  if (publiees === undefined) return null
  const noms = brouillons.filter(({ id }) => echecs.includes(id)).map(({ titre }) => `« ${titre} »`)
  return (
    <Message ton={echecs.length > 0 ? 'erreur' : hors > 0 ? 'attention' : 'succes'}>
      <p>
        {pluriel(publiees, 'ressource publiée', 'ressources publiées')}, {pluriel(archivees, 'archivée', 'archivées')}.
        {hors > 0 && ` ${pluriel(hors, 'autre est', 'autres sont')} hors du périmètre que vous animez.`}
      </p>
      {echecs.length > 0 && (
        <p>
          {pluriel(echecs.length, "brouillon n'a pas pu être décidé", "brouillons n'ont pas pu être décidés")}
          {noms.length > 0 && ` (${noms.join(', ')})`}, à cause d'une erreur qui est notée. Les autres décisions sont faites.
        </p>
      )}
    </Message>
  )
}
