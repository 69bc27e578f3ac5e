package sequence

// Clusters are classes of words that stand in like surroundings. A cluster is a number from 1 on, whose path in a binary tree says which
// clusters are near.
type Clusters struct {
	table string // entrySize bytes a slot: 4 of the hash of a stem, 2 of the cluster; little endian; 0 in an empty slot
	paths string // 2 bytes a cluster: the path, with the root in the highest bit
}

const clusterSize = 6

// clusterBits are the lengths of paths that are features; 0 stands for the cluster itself.
var clusterBits = []int{0, 4, 6, 9}

// Of gives the cluster of a stem by its hash, 0 for none.
func (c Clusters) Of(stem uint64) uint16 {
	slots := uint64(len(c.table) / clusterSize)
	if slots == 0 {
		return 0
	}
	for i := stem % slots; ; i = (i + 1) % slots {
		e := c.table[i*clusterSize : i*clusterSize+clusterSize]
		cluster := uint16(e[4]) | uint16(e[5])<<8
		if cluster == 0 {
			return 0
		}
		if uint32(e[0])|uint32(e[1])<<8|uint32(e[2])<<16|uint32(e[3])<<24 == uint32(stem>>32) {
			return cluster
		}
	}
}

// prefix gives the first bits of the path of a cluster.
func (c Clusters) prefix(cluster uint16, bits int) uint16 {
	if bits == 0 {
		return cluster
	}
	i := int(cluster) * 2
	return (uint16(c.paths[i]) | uint16(c.paths[i+1])<<8) >> (16 - bits)
}

// NewClusters lays out clusters: a cluster, from 1 on, for each stem by its hash, and the path of each cluster (of 0 too).
func NewClusters(stems []uint64, clusters []uint16, paths []uint16) Clusters {
	slots := uint64(len(stems)*4/3 + 1)
	table := make([]byte, slots*clusterSize)
	for k, stem := range stems {
		i := stem % slots
		for table[i*clusterSize+4] != 0 || table[i*clusterSize+5] != 0 {
			i = (i + 1) % slots
		}
		for b := range 4 {
			table[int(i)*clusterSize+b] = byte(stem >> (32 + 8*b))
		}
		table[i*clusterSize+4], table[i*clusterSize+5] = byte(clusters[k]), byte(clusters[k]>>8)
	}
	list := make([]byte, 0, 2*len(paths))
	for _, p := range paths {
		list = append(list, byte(p), byte(p>>8))
	}
	return Clusters{string(table), string(list)}
}
