import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { ErreursDe, Saisie } from '#socle/formulaire.ts'
import { ChampTerritoire } from './ChampTerritoire.tsx'
import type { groupement } from './territoire.schema.ts'
import { natures } from './territoire.schema.ts'
import { nomDistinct, nomEtCode, type Territoire, urlTerritoire } from './territoire.ts'

type Props = {
  /** Le groupement que l'on modifie ; absent quand on en crée un. */
  groupement?: Territoire | undefined
  saisie: Saisie
  erreurs: ErreursDe<typeof groupement>
  douteux: { texte: string; choix: Territoire[] }[]
}

/** Le formulaire d'un groupement libre. */
export function GroupementPage({ groupement, saisie, erreurs, douteux }: Props) {
  const titre = groupement ? `Modifier « ${groupement.nom} »` : 'Créer un groupement de territoires'
  const texte = (nom: string) => (typeof saisie[nom] === 'string' ? saisie[nom] : '')
  return (
    <article class="territoire-formulaire">
      <FilAriane
        etapes={[
          { libelle: 'Territoires', href: '/territoires' },
          ...(groupement ? [{ libelle: groupement.nom, href: urlTerritoire(groupement) }] : []),
          { libelle: groupement ? 'Modifier' : 'Créer un groupement' },
        ]}
      />
      <h1>{titre}</h1>
      <p>Un PETR, un CRTE, un pays, un bassin de vie : des territoires qui agissent ensemble sans être un échelon officiel.</p>
      <ResumeErreurs erreurs={erreurs} libelles={{ nom: 'Nom', nature: 'Nature', membres: 'Membres' }} />
      <form method="post" action={groupement ? `${urlTerritoire(groupement)}/modifier` : '/territoires/groupements/creer'} novalidate>
        <Champ nom="nom" libelle="Nom du groupement" requis valeur={texte('nom')} erreur={erreurs.nom} />
        <Champ
          nom="nature"
          type="select"
          libelle="Nature"
          requis
          valeur={texte('nature')}
          erreur={erreurs.nature}
          options={natures.map((n) => ({ valeur: n, libelle: n }))}
        />
        <ChampTerritoire
          nom="membres"
          libelle="Territoires membres"
          multiple
          requis
          niveaux={['commune', 'epci', 'departement']}
          aide="Un nom ou un code par ligne. Une liste de codes Insee ou de SIREN peut être collée."
          valeur={texte('membres')}
          erreur={erreurs.membres}
        />
        <Douteux douteux={douteux} />
        <Bouton>{groupement ? 'Enregistrer le groupement' : 'Créer le groupement'}</Bouton>
      </form>
      {groupement && (
        <p>
          <a href={`${urlTerritoire(groupement)}/supprimer`}>Supprimer ce groupement</a>
        </p>
      )}
    </article>
  )
}

function Douteux({ douteux }: Pick<Props, 'douteux'>) {
  const avecChoix = douteux.filter((d) => d.choix.length > 0).slice(0, 10)
  if (avecChoix.length === 0) return null
  return (
    <div class="territoire-douteux">
      <p>Pour les lignes à préciser, recopiez l'une de ces formes :</p>
      <ul>
        {avecChoix.map((d) => (
          <li key={d.texte}>
            {d.texte}&nbsp;:{' '}
            {d.choix
              .slice(0, 6)
              .map((t) => `${nomEtCode(t)}${t.niveau === 'commune' ? '' : `, ${nomDistinct(t)}`}`)
              .join(' ; ')}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** La confirmation, sur sa propre page : elle marche sans script. */
export function SupprimerGroupementPage({ groupement, usages }: { groupement: Territoire; usages: number }) {
  return (
    <article class="territoire-formulaire">
      <FilAriane
        etapes={[
          { libelle: 'Territoires', href: '/territoires' },
          { libelle: groupement.nom, href: urlTerritoire(groupement) },
          { libelle: 'Supprimer' },
        ]}
      />
      <h1>Supprimer « {groupement.nom} » ?</h1>
      {usages > 0 ? (
        <p>Ce groupement est cité {usages} fois (fiches, périmètres, demandes) : retirez-le d'abord de là.</p>
      ) : (
        <form method="post" action={`${urlTerritoire(groupement)}/supprimer`}>
          <p>Ses territoires membres ne changent pas. Cette suppression est définitive.</p>
          <Bouton variante="danger">Supprimer définitivement</Bouton>{' '}
        </form>
      )}
      <p>
        <a href={urlTerritoire(groupement)}>Garder ce groupement</a>
      </p>
    </article>
  )
}
