import type { HTMLAttributes, VNode } from 'preact'
import type { EtatDeSaisie } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Conflit } from '#interface/Conflit.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Difference } from '#socle/differer.ts'
import type { Etape } from '../../sorte.ts'
import { Blocs, type PropsDesBlocs } from './Blocs.tsx'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'composer-blocs': HTMLAttributes<HTMLElement>
    }
  }
}

export type Bilan = keyof typeof bilans
const bilans = {
  enregistre: "C'est enregistré : une version de plus dans l'historique.",
  inchange: "Rien n'avait changé : aucune version de plus.",
}
export const estBilan = (brut: string | undefined): brut is Bilan => brut !== undefined && Object.hasOwn(bilans, brut)

type Props = {
  etat: EtatDeSaisie
  titre: string
  cette: string
  fil: Etape[]
  /** Null : elle n'est pas encore née. */
  fiche: { etat: { libelle: string; public: boolean }; url: string } | null
  bilan?: Bilan | undefined
  /** Ce que quelqu'un d'autre a écrit entre-temps, à côté de ce que la personne vient d'écrire. */
  conflit?: Difference[]
  /** Le bloc que l'on vient de toucher. */
  ouvert?: string
  libelles: Record<string, string>
  blocs: Pick<PropsDesBlocs, 'nom' | 'genres' | 'Resume'> & { titre: string; aide: string }
  /** Ce qui reste sous les yeux en composant ; le formulaire de la fiche, hors de ses blocs. */
  barre: VNode | null
  tete: VNode
}

/** Composer : ordonner des blocs sur une page. Rien n'est écrit avant d'enregistrer. */
export function ComposerPage({ etat, titre, cette, fil, fiche, bilan, conflit, ouvert = '', libelles, blocs, barre, tete }: Props) {
  const { titre: titreDesBlocs, aide, ...liste } = blocs
  const erreurs = Object.fromEntries(Object.entries(etat.fautes).map(([nom, { phrase }]) => [nom, phrase]))
  return (
    <>
      <FilAriane etapes={fil} />
      {fiche && <p class="surtitre">{fiche.etat.libelle}</p>}
      <h1>{titre}</h1>
      {bilan && <Message ton="succes">{bilans[bilan]}</Message>}
      <ResumeErreurs erreurs={erreurs} libelles={libelles} />
      {conflit && <Conflit cette={cette} differences={conflit} />}
      <composer-blocs>
        <form class="compo" method="post" novalidate>
          <input type="hidden" name="version" value={texteDe(etat.saisie, 'version')} />
          <div class="compo-barre">
            {barre}
            <Actes publique={fiche?.etat.public === true} />
          </div>
          {tete}
          <h2>{titreDesBlocs}</h2>
          <p class="discret">{aide} Un bloc ôté reste ici, à remettre, jusqu'à l'enregistrement.</p>
          <Blocs {...liste} {...etat} ouvert={ouvert} />
          <p role="status" class="visuellement-cache" data-annonce="" />
        </form>
      </composer-blocs>
      {fiche && (
        <p>
          <a href={`${fiche.url}/historique`}>Toutes les versions</a>
        </p>
      )}
    </>
  )
}

function Actes({ publique }: { publique: boolean }) {
  return (
    <p class="actions">
      <Bouton nom="action" valeur="enregistrer">
        Enregistrer
      </Bouton>
      {publique ? (
        <Bouton variante="danger" nom="action" valeur="archiver">
          Enregistrer et archiver
        </Bouton>
      ) : (
        <Bouton variante="secondaire" nom="action" valeur="publier">
          Enregistrer et publier
        </Bouton>
      )}
    </p>
  )
}
