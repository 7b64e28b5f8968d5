namespace PerfSuite.Performance.Peers;

/// <summary>The peers that judge: who fails is left out from there on, with its message.</summary>
internal sealed class Panel
{
    private readonly List<Contestant> peers = [];
    private readonly List<string> messages = [];

    /// <summary>Those still in.</summary>
    public IReadOnlyList<Contestant> Peers => peers;

    /// <summary>Why the others are out, a sentence each.</summary>
    public IReadOnlyList<string> Messages => messages;

    public void Admit(Contestant peer) => peers.Add(peer);

    /// <summary>Admits a peer that has to be made first.</summary>
    /// <param name="name">What it is called where it cannot be made.</param>
    /// <param name="make">Makes it, or throws <see cref="PeerException"/>.</param>
    public void Admit(string name, Func<Contestant> make)
    {
        try
        {
            Admit(make());
        }
        catch (PeerException e)
        {
            Note(name, e);
        }
    }

    /// <summary>Leaves a peer out from here on.</summary>
    public void Dismiss(Contestant peer, PeerException reason)
    {
        peers.Remove(peer);
        Note(peer.Name, reason);
    }

    private void Note(string name, PeerException reason) => messages.Add($"Left out: {name}: {reason.Message}");
}
