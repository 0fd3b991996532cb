import { texteDe } from '#champ/saisie.ts'
import { Champ } from '#interface/Champ.tsx'
import { Comparaison } from '#interface/Comparaison.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { type EtatDeRessource, type Ressource, urlRessource } from '#ressource/ressource.ts'
import type { Difference } from '#socle/differer.ts'
import { ilYA } from '#socle/texte.ts'
import { type Avis, AvisDeBrouillon } from '../contribuer/ContribuerPage.tsx'
import { type Action, Actions, LienAuBrouillon } from '../formulaire/Actions.tsx'
import type { Choix } from '../formulaire/choix.ts'
import type { FichierJoint } from '../formulaire/FichiersJoints.tsx'
import { type EtatDuFormulaire, FormulaireRessource } from '../formulaire/FormulaireRessource.tsx'

type Props = EtatDuFormulaire & {
  ressource: Ressource
  choix: Choix
  joints: FichierJoint[]
  anime: boolean
  avis: Avis
  /** Un brouillon de cette modification, commencé ailleurs ou plus tôt. */
  commence: { id: number; modifieLe: Date } | null
  /** Ce que quelqu'un d'autre a écrit entre-temps. */
  conflit: Difference[] | null
}

/** Modifier une ressource : la même page que pour contribuer. */
export function ModifierPage({ ressource, choix, joints, anime, avis, commence, conflit, ...etat }: Props) {
  return (
    <div class="contribuer">
      <FilAriane
        etapes={[
          { libelle: 'Ressources', href: '/ressources' },
          { libelle: ressource.titre, href: urlRessource(ressource) },
          { libelle: 'Modifier' },
        ]}
      />
      <h1>Modifier « {ressource.titre} »</h1>
      <AvisDeBrouillon avis={avis} />
      {commence && (
        <Message ton="info">
          <p>
            Vous avez un brouillon de cette modification, enregistré {ilYA(commence.modifieLe)} :{' '}
            <a href={`/ressources/brouillons/${commence.id}`}>le reprendre</a>.
          </p>
        </Message>
      )}
      {conflit && <Conflit differences={conflit} />}
      <FormulaireRessource
        {...etat}
        {...{ choix, joints }}
        connecte
        action={`${urlRessource(ressource)}/modifier`}
        brouillon={{ genre: 'serveur' }}
      >
        <input type="hidden" name="version" value={texteDe(etat.saisie, 'version')} />
        <section class="fiche-question" aria-labelledby="ce-changement">
          <h2 id="ce-changement">Ce changement</h2>
          <Champ
            nom="motif"
            libelle="Pourquoi ce changement ?"
            type="text"
            aide="Facultatif : quelques mots pour l'historique."
            valeur={texteDe(etat.saisie, 'motif')}
            erreur={etat.erreurs.motif}
          />
        </section>
        <LienAuBrouillon saisie={etat.saisie} ressource={ressource.slug} />
        <Actions actions={actionsPour(ressource.etat, anime)} enregistrable />
      </FormulaireRessource>
    </div>
  )
}

function actionsPour(etat: EtatDeRessource, anime: boolean): Action[] {
  if (etat === 'publiee') return [{ acte: 'enregistrer', libelle: 'Publier cette version' }]
  if (etat !== 'brouillon') return [{ acte: 'enregistrer', libelle: 'Enregistrer' }]
  const proposer: Action = { acte: 'proposer', libelle: 'Proposer à la relecture', variante: anime ? 'secondaire' : 'principal' }
  return anime ? [{ acte: 'publier', libelle: 'Publier' }, proposer] : [proposer]
}

function Conflit({ differences }: { differences: Difference[] }) {
  return (
    <section aria-labelledby="conflit">
      <h2 id="conflit">Quelqu'un a modifié cette ressource pendant que vous écriviez</h2>
      <Message ton="attention">
        Rien n'est perdu : votre texte est dans le formulaire. Reprenez-y ce que vous voulez garder de l'autre version, puis enregistrez.
      </Message>
      <Comparaison
        differences={differences}
        titres={["Ce que l'autre personne a écrit", 'Ce que vous avez écrit']}
        legende="Les champs qui diffèrent"
      />
    </section>
  )
}
